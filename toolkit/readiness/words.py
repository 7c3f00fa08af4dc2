"""What is said of each point. Where a facilitator reads it, no path is named."""

from __future__ import annotations

NAMES = {
    "server": "Server",
    "pages": "Notebooks",
    "disk": "Disk",
    "backup": "Backup",
    "mail": "Mail",
    "clock": "Clock",
    "address": "Address",
    "keeping": "Writing and reading",
    "paper": "PDF",
    "memory": "Memory",
    "day": "Date",
    "place": "Place",
    "people": "People",
    "invited": "Joining details",
    "groups": "Groups",
    "page": "Page",
    "widgets": "Widgets",
    "sheet": "Run sheet",
    "room": "Room code",
}
PARTS = {"server": "The server", "workshop": "{title}"}
SIGNS = {"ok": ("✓", "Ready"), "look": ("!", "Look"), "wrong": ("✗", "To do")}
"""The sign and the word of each state: colour never says it alone."""

WAYS = {"page": "Facilitate", "workshop": "Its page"}
"""What links are called that lead to no page of the desk."""

VERDICT = {
    "ok": "All is ready.",
    "look": "Ready. Look at {count} more.",
    "one": "Not ready yet: one thing is to do.",
    "wrong": "Not ready yet: {count} things are to do.",
}
UNKNOWN = {
    "said": "This could not be found out ({why}).",
    "do": "Look again. If it stays so, whoever runs the server runs toolkit doctor.",
}
OPERATOR = "Whoever runs the server: "

SERVER = {
    "ok": "It answers, and keeps what people write.",
    "wrong": "It says: {status}.",
    "wrong do": f"{OPERATOR}toolkit doctor says what to do.",
    "away": "No server answers at {here}.",
    "away do": "Start it: toolkit serve",
}
PAGES = {
    "ok": "All {count} of the programme's notebooks are ready.",
    "mistake": "The programme's files were changed and cannot be read. What stood "
    "before is served.",
    "mistake do": "Overview says what is wrong. Mend it and save.",
    "preparing": "Still being prepared: {titles}.",
    "preparing do": "Wait a moment, then look again.",
    "failing": "The newest form stops at an error: {titles}.",
    "failing do": "Overview shows the cell at fault. Mend it in the notebook and save.",
    "unwritten": "Not written yet: {titles}. All others are ready.",
    "unasked": "Whether notebooks are ready is known while the server runs.",
}
DISK = {
    "ok": "{free:,} MB are free.",
    "look": "{free:,} MB are free, twice the reserve of {reserve:,} MB or less.",
    "wrong": "{free:,} MB are free, less than the reserve of {reserve:,} MB: nobody "
    "can add a file.",
    "do": f"{OPERATOR}free some space on the disk of the data folder.",
    "too large": f"{OPERATOR}the disk has {{total:,}} MB in all, so set a smaller "
    "TOOLKIT_DISK_RESERVE_MB, or keep the data folder on a larger disk.",
}
BACKUP = {
    "ok": "The newest was made {when} and is good.",
    "old": "The newest good one was made {when}, more than two days ago.",
    "none": "There is none yet.",
    "bad": "The newest good one was made {when}, but something is wrong with backups.",
    "worst": "None is good.",
    "elsewhere": "PostgreSQL is backed up by its own program, which is not seen here.",
    "do": f"{OPERATOR}toolkit doctor says why; toolkit backup makes one now.",
    "none do": f"{OPERATOR}toolkit backup makes one now, and the server each night.",
    "elsewhere do": f"{OPERATOR}make sure that last night's pg_dump is there.",
}
MAIL = {
    "ok": "{server} takes mail. Nothing was sent.",
    "folder": "No mail server is set, so messages are only written to a folder.",
    "folder do": f"{OPERATOR}set TOOLKIT_SMTP, or hand links out by another way.",
    "do": f"{OPERATOR}look at TOOLKIT_SMTP and TOOLKIT_SMTP_PASSWORD.",
}
CLOCK = {
    "ok": "It agrees with {whose}.",
    "alone": "Server and answers share one clock, which says {when}.",
    "database": "the database's",
    "outside": "what answers at the public address",
    "wrong": "It is {seconds} seconds away from {whose}.",
    "do": f"{OPERATOR}let the machine set its clock from the network (timedatectl).",
}
ADDRESS = {
    "ok": "{here} leads to this server.",
    "loopback": "Links lead to this computer only ({here}): nobody else can open them.",
    "loopback do": f"{OPERATOR}set TOOLKIT_PUBLIC_URL, or let everybody use this "
    "computer.",
    "other": "{here} answers, but it is not this server.",
    "other do": f"{OPERATOR}look at TOOLKIT_PUBLIC_URL, and where the name and its "
    "proxy lead.",
    "certificate": "The certificate of {here} is not accepted ({why}).",
    "certificate do": f"{OPERATOR}renew it, and look at the name it is for.",
    "away": "{here} cannot be reached from here ({why}).",
    "away do": "Open it on a phone that is not in this network. If that works, all is "
    "well; if not, the name, the proxy or a firewall is in the way.",
    "unasked": "Whether {here} leads to this server is known while it runs.",
}
KEEPING = {
    "ok": "An answer was kept, read again and removed.",
    "wrong": "An answer that was kept read otherwise.",
    "do": f"{OPERATOR}toolkit doctor says what to do.",
}
PAPER = {
    "ok": "A PDF was made.",
    "wrong": "What was made is no PDF.",
    "do": f"{OPERATOR}install the toolkit again; its printing is broken.",
}
MEMORY = {
    "ok": "There is room for {people} people.",
    "few": "{most} pages may be open at once, for {people} people.",
    "few do": f"{OPERATOR}set TOOLKIT_KERNELS_IN_TOTAL higher.",
    "wrong": "{free:,} MB are free above the reserve. {people} people need about "
    "{need:,} MB.",
    "wrong do": f"{OPERATOR}end what else runs there, or give it more memory.",
    "unasked": "How much memory is left is known while the server runs.",
}
DAY = {
    "none": "It has no date yet.",
    "none do": "Give it one in the calendar.",
    "draft": "{day}; the date is a draft, so nothing goes by itself.",
    "draft do": "Confirm it in the calendar.",
    "ok": "{day}; the date is confirmed.",
}
PLACE = {
    "ok": "Where: {place}.",
    "with link": "Where: {place}. The meeting link is in the calendar.",
    "link": "It is online, and its meeting link is missing.",
    "link do": "Write the link into the calendar.",
    "none": "Where: still to be said.",
    "none do": "Say in the calendar where it is, or the meeting link.",
}
INVITED = {
    "said": "{count} of {all} have their joining details.",
    "do": "Send them, or let them go by themselves on their day.",
}
GROUPS = {
    "here": "Groups are made for it ({count}).",
    "year": "The groups of the year will do ({count}).",
    "alone": " In none of them: {count}.",
    "none": "No groups are made.",
    "do": "Make them before the workshop, or in the room.",
}
PAGE = {
    "ready": "Its page is ready.",
    "failing": "The newest form of its page stops at an error.",
    "preparing": "Its page is being prepared.",
    "unwritten": "Its page is not written yet.",
    "failing do": "Overview shows the cell at fault. Mend it in the notebook and save.",
    "preparing do": "Wait a moment, then look again.",
    "unwritten do": "Write its notebook: it is shown as soon as it is saved.",
    "unasked": "Whether its page is ready is known while the server runs.",
}
WIDGETS = {
    "refused": "Something was refused on its page: {what}",
    "more": "And {count} more: the server's log names each.",
}
SHEET = {
    "ok": "Its run sheet is written.",
    "none": "It has no run sheet (facilitator.md).",
    "do": "Write one if you lead by it.",
}
PEOPLE = {
    "none": "Nobody is on the roster.",
    "none do": "Import the roster, or put a sign-up form on the public page.",
    "ok": "Everybody has joined or has a personal link: {joined} of {all} have joined.",
    "without": "{count} of {all} have neither joined nor a personal link.",
    "without do": "Make links for who has not joined, or send the invitation.",
}
ROOM = {
    "none": "No room code is open. Personal links work without one.",
    "closed": "No room code is open, and the workshop is today: who has no link with "
    "them cannot come in.",
    "later": "No room code is open yet. From the day before, it is opened here.",
    "ok": "{code} lets people in until {until}.",
    "short": "{code} ends at {until}, before the workshop does ({ends}).",
    "do": "Open it for the whole workshop; the code stays.",
    "open do": "Open it for the whole workshop.",
    "undated": "{code} lets people in until {until}. The workshop has no date.",
}
