"""What people do in a workshop: one widget an activity."""

from __future__ import annotations

from toolkit.activities.action_plan import ActionPlan
from toolkit.activities.audit import Audit
from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import printed_blocks
from toolkit.activities.board import Board
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.coverage import Coverage
from toolkit.activities.cycle import Cycle
from toolkit.activities.discussion import Discussion
from toolkit.activities.elements import Elements
from toolkit.activities.evaluation import Evaluation, questions
from toolkit.activities.group_page import GroupPage
from toolkit.activities.growth import Growth
from toolkit.activities.ladder import Ladder
from toolkit.activities.making_groups import MakingGroups
from toolkit.activities.marks import Marks
from toolkit.activities.meetings import Meetings
from toolkit.activities.pacing import Pacing
from toolkit.activities.pen_picture import PenPicture
from toolkit.activities.poll import Poll, Scale
from toolkit.activities.portfolio import Portfolio
from toolkit.activities.protocol import Protocol
from toolkit.activities.ranking import Ranking
from toolkit.activities.recall import Recall
from toolkit.activities.recommendations import Recommendations
from toolkit.activities.reflection import Reflection
from toolkit.activities.sorting import Sorting
from toolkit.activities.story import Story
from toolkit.activities.talking_points import TalkingPoints
from toolkit.activities.task import Task, fields
from toolkit.activities.thread import Thread
from toolkit.activities.to_do import ToDo
from toolkit.activities.voices import Voices
from toolkit.activities.year import Year

__all__ = [
    "ActionPlan",
    "Activity",
    "Audit",
    "Block",
    "Board",
    "Coverage",
    "Cycle",
    "Discussion",
    "Elements",
    "Evaluation",
    "GroupPage",
    "Growth",
    "Ladder",
    "MakingGroups",
    "Marks",
    "Meetings",
    "Pacing",
    "Panel",
    "PenPicture",
    "Poll",
    "Portfolio",
    "Protocol",
    "Ranking",
    "Recall",
    "Recommendations",
    "Reflection",
    "Scale",
    "Sorting",
    "Story",
    "TalkingPoints",
    "Task",
    "Thread",
    "ToDo",
    "Voices",
    "Year",
    "activity_kind",
    "fields",
    "printed_blocks",
    "questions",
]
