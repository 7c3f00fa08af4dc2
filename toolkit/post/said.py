"""What the pages about messages say."""

from __future__ import annotations

from toolkit.post.receipt import NOTICES as OF_ERASING

BY_SERVER = "Messages go by the mail server {server}, from {sender}."
BY_FOLDER = (
    "No mail server is set, so nothing is sent: messages are written to {folder}, each "
    "as a file that mail programs open, with a table for a mail merge. Whoever looks "
    "after the server sends them from there."
)
OUR_FOLDER = "the folder “mail” beside the answers"

NOTICES = {
    **OF_ERASING,
    "was there": "It is in the record of attendance.",
    "year archived": "This year is archived: its records are read and not changed.",
    "meeting not begun": "You can say so from the start of the meeting until four "
    "weeks after it.",
    "on its way": "It is on its way. The log below says what became of each message.",
    "held back": "It is held back, and goes to nobody until you let it go again.",
    "goes again": "It is not held back any more.",
    "nobody to write to": "Nobody of those you chose can be written to now: they have "
    "no address, have stopped reminders, or have had all there is.",
    "say yes first": "Links lead to this computer only. Tick the box that says so if "
    "you want to send them all the same.",
    "choice kept": "Your choice is kept.",
    "no day": "Choose a day from today on, within the coming year.",
    "nothing chosen": "Choose what you want to be reminded of.",
    "enough reminders": "You have fifty reminders already. Cancel one to ask for "
    "another.",
    "odd address": "That is no email address. It has an @ in it.",
    "link asked for": "If this address is known here, a new link is on its way to it "
    "and arrives within a few minutes. Look among unwanted mail, too. If nothing "
    "comes, ask your facilitator: they may know you by another address.",
    "wait for link": "Too many links were asked for from this place. Wait five minutes "
    "and try again, or ask your facilitator for a link.",
}
"""What a page says once because of the form that led to it, by its name."""

DONE = frozenset(
    {"on its way", "held back", "goes again", "choice kept", "link asked for"}
)
"""Those of them that say that all is well."""

MESSAGES = {
    "heading": "Messages",
    "clocks": "All times are {zone}.",
    "by hand": "Does not go by itself: send it from here, best on {day}.",
    "goes": "Goes by itself on {day}.",
    "draft": "Would go on {day}; the date is not confirmed, so nothing goes by itself.",
    "by hand now": "It is time for it. It does not go by itself: send it from here.",
    "goes now": "Has gone by itself since {day}, also to whoever comes later.",
    "draft now": "It is time for it, but the date is not confirmed, so nothing goes by "
    "itself: confirm the date, or send it from here.",
    "held": "Held back: it goes to nobody.",
    "all have": "Everybody whom it can reach has it, or soon will.",
    "some left": "Not everybody has had it: {count} left. It does not go by itself: "
    "send it to them from here.",
    "went": "{count} of {all} have it.",
    "waiting": "On their way: {count}.",
    "joining 1": "Joining details: {title}",
    "reminder 1": "First reminder: {title}",
    "wrap-up 1": "What we made, and what is next: {title}",
    "reminder 2": "Second reminder: {title}",
    "none planned": "No workshop to come has a date yet, so there is nothing to write.",
    "look": "Look at it and send it",
    "hold": "Hold back",
    "let go": "Let it go",
    "invite": "Invitation: the personal link and the dates",
    "invite about": "For a new cohort, and for who has not joined.",
    "unreached": "No address to write to",
    "unreached about": "Add it on the page People, or hand over a name card with their "
    "link.",
    "cards": "For the day in person",
    "cards about": "Each name comes with a QR code that is a new personal link: "
    "whoever scans it can sign in as that person. Hand each card to the person alone, "
    "and destroy what is left. Earlier links go on working.",
    "print cards": "Make name cards (PDF)",
    "print register": "Make a register to sign (PDF)",
    "log": "What was sent",
    "log none": "Nothing has been sent yet.",
    "again": "Try again",
    "again perhaps": "Send it again all the same",
    "state queued": "waiting",
    "state sending": "on its way",
    "state sent": "sent",
    "state failed": "not sent",
    "state perhaps": "perhaps sent",
    "what invitation": "Invitation",
    "what joining": "Joining details",
    "what reminder": "Reminder of a task",
    "what wrap-up": "What we made, and what is next",
    "what not-begun": "About a task that is not begun",
    "what wish": "Reminder that was asked for",
    "what digest": "Weekly letter",
    "what lost-link": "New link",
    "what offer": "Offer of a place",
    "what retention": "Data goes soon: take yours along",
    "title invitation": "Invitation",
    "title joining": "Joining details",
    "title wrap-up": "What we made, and what is next",
    "title reminder": "Reminder of a task",
    "title not-begun": "Write to who has not begun",
    "who gets": "Who has begun by the time it goes does not get it. Who has said what "
    "they need is not ticked: answer them on the page of their task.",
    "as seen by": "As this person will have it",
    "own line": "A line of your own, at the beginning (optional)",
    "show": "Show it",
    "nothing": "This person needs no such message: there is nothing to say to them, or "
    "they have finished.",
    "not over": "The workshop is not over yet. What was made in it, and what is next, "
    "can be shown and sent once it is.",
    "nobody": "There is nobody in this cohort yet.",
    "all begun": "Everybody who takes part has begun this task, so there is nobody to "
    "write to.",
    "html side": "As mail programs show it",
    "text side": "As plain text",
    "masked": "Where the personal link stands, each person gets their own, made as the "
    "message goes.",
    "who": "Who gets it",
    "who new": "Participants who have not had it",
    "who new not-begun": "Who has not had it, and has not said what they need",
    "who not joined": "Participants who have not joined yet",
    "who all": "All participants, also who has had it",
    "who some": "Only those ticked here",
    "send": "Send it",
    "send offer": "Send it from here",
    "anyway": "I know that these links open on this computer only. Send them.",
    "no address": "no address",
    "stopped": "has stopped reminders",
    "had": "has had it",
    "not joined": "not joined",
    "asks until": "asks for time until {day}",
    "asks": "asks for more time",
    "granted": "has time until {day}",
    "blocked": "blocked",
    "answered": "answered",
    "long line": "That is too long for a line of your own: say it in 1,000 characters.",
}

STOPPING = {
    "reminders": {
        "heading": "Reminders of tasks",
        "about": "You will get no more reminders of tasks, nor letters after "
        "workshops. Joining details still come.",
        "button": "Stop reminders",
        "done": "No more reminders come.",
    },
    "digest": {
        "heading": "The weekly letter",
        "about": "You will get no more weekly letters of what is new for you.",
        "button": "Stop the weekly letter",
        "done": "No more weekly letters come.",
    },
}

STOPPED = "You can have them again on your page of reminders, once signed in."

UNKNOWN_STOP = (
    "This link no longer works",
    "Use the one in the newest message, or sign in and choose on your page of "
    "reminders.",
)

LOST_LINK = {
    "heading": "A new link",
    "about": "Write the email address by which your programme knows you. A new "
    "personal link is sent to it. Links that you still find go on working.",
    "label": "Your email address",
    "button": "Send me a link",
    "sends nothing": "No mail goes from here. Ask your facilitator for a new link: "
    "it takes them a few seconds.",
    "join": "I have a room code",
}

MY_REMINDERS = {
    "heading": "Reminders and letters",
    "address": "They go to {address}.",
    "no address": "We know no address of yours, so nothing can be sent. Tell your "
    "facilitator where to write to.",
    "sends nothing": "No mail goes from here at the moment; what you choose is kept.",
    "reminders": "Reminders of tasks",
    "reminders on": "At most two come before a task is due, and none once you have "
    "finished it.",
    "reminders off": "You get none.",
    "stop": "Stop reminders",
    "start": "Send me reminders",
    "weekly": "Weekly letter",
    "weekly on": "On Mondays, if others have written to you: replies, comments and "
    "thanks.",
    "weekly off": "You get none. It would come on Mondays, if others have written to "
    "you: replies, comments and thanks.",
    "weekly stop": "Stop the weekly letter",
    "weekly start": "Send me a weekly letter",
    "wishes": "Reminders you asked for",
    "none": "You have asked for none.",
    "on": "on {day}",
    "cancel": "Cancel",
    "cancel of": "Cancel the reminder of {title}",
    "ask": "Ask for a reminder",
    "what": "Of what",
    "choose": "Choose a task or an activity",
    "day": "On which day",
    "button": "Remind me",
}
