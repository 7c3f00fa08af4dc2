"""Everything that talking points say."""

from __future__ import annotations

from toolkit.activities.base.files import FILE_WORDS

WORDS = {
    **FILE_WORDS,
    "words_label": "In words, as you would say it to a friend",
    "written": "Written",
    "recorded": "Clip",
    "before": "What you said before",
    "clip": "Say it aloud instead, or as well",
    "about_clip": (
        "30 to 90 seconds, in one go. No {learners} in shot, and no names. Only you "
        "have the clip until you share it, and you can delete it at any time."
    ),
    "cannot": "This browser cannot record on this page. Writing works just as well.",
    "refused": (
        "The browser may not use a microphone or camera here, or there is none. "
        "Writing works just as well."
    ),
    "record_audio": "Record sound",
    "record_video": "Record sound and picture",
    "starting": "Getting ready…",
    "recording": "Recording: {now} of {most}",
    "stop": "Stop recording",
    "stopped_time": "That is {most}: the recording has stopped.",
    "stopped_size": "The clip is as large as it may be: the recording has stopped.",
    "ready": "Listen to it, then keep it or record it again. It lasts {now}.",
    "short": "It lasts {now}; 30 seconds or more say a little more. It is up to you.",
    "nothing": (
        "Nothing was recorded. Check the microphone and try again; writing works just "
        "as well."
    ),
    "keep": "Keep this clip",
    "again": "Record it again",
    "throw": "Throw it away",
    "sending": "Keeping the clip…",
    "kept": "The clip is kept. Only you can play it until you share it.",
    "not_kept": (
        "The clip is not kept yet: {why} It is still on this page; try “Keep this "
        "clip” again."
    ),
    "no_line": "the connection did not answer.",
    "play": "Your clip about: {point}",
    "play_of": "{name}'s clip about: {point}",
    "cannot_play": "This browser cannot play the clip at the moment.",
    "retry": "Try to play it again",
    "delete": "Delete the clip",
    "delete_of": "Delete the clip about: {point}",
    "delete_sure": "Delete this clip for good? Nobody can play it afterwards.",
    "delete_yes": "Yes, delete it",
    "delete_no": "Keep it",
    "deleted": "The clip is deleted.",
    "not_deleted": "The clip could not be deleted. Check the connection and try again.",
    "transcript": "What is said in the clip, in writing",
    "transcript_hint": (
        "Needed before you share the clip, for colleagues who cannot hear it."
    ),
    "consent": (
        "I agree that those I choose may play this clip. Nobody else is in it or named."
    ),
    "need_clip": "Record a clip first; then choose who may play it.",
    "need_transcript": (
        "Before others play the clip, write down what is said in it. Until then it is "
        "yours alone."
    ),
    "need_consent": (
        "Before others play the clip, tick that you agree. Until then it is yours "
        "alone."
    ),
    "clip_sharing": "Who may play the clip",
    "said": "What others say",
    "said_of": "What others say about: {point}",
    "said_none": "Nobody has shared this one yet.",
    "said_one": "1 person",
    "said_count": "{count} people",
    "in_clip": "in a clip",
    "in_writing": "In writing",
    "note": "What would you have said?",
    "note_hint": "A note for you alone.",
}
