BEGIN TRANSACTION;
CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE attendance (
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  joined_at DATETIME,
  left_at DATETIME,
  mode VARCHAR NOT NULL,
  mark VARCHAR,
  caught_up BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  CONSTRAINT pk_attendance PRIMARY KEY (cohort, workshop, person),
  CONSTRAINT fk_attendance_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_attendance_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "attendance" VALUES('north','workshop1_launch','p1','2023-01-20 13:00:00.000000',NULL,'in person',NULL,0,'');
CREATE TABLE calendar (
	cohort VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_calendar PRIMARY KEY (cohort), 
	CONSTRAINT fk_calendar_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "calendar" VALUES('north',1,'{"zone":"Europe/London","id":"c1","occasions":{"workshop1_launch":{"day":"2023-01-20","start":"13:00","doors":null,"mode":"Online","venue":"","address":"","link":"","due":null,"confirmed":true}}}','2023-01-02 10:00:00.000000');
CREATE TABLE choice (
	seat VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_choice PRIMARY KEY (seat, name), 
	CONSTRAINT fk_choice_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "choice" VALUES('s1','reminders','false','2023-01-10 10:00:00.000000');
CREATE TABLE cohort (
  id VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  programme VARCHAR NOT NULL, follows VARCHAR,
  CONSTRAINT pk_cohort PRIMARY KEY (id)
);
INSERT INTO "cohort" VALUES('north','North 2023','mathematics',NULL);
CREATE TABLE comment (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	written_at DATETIME NOT NULL, 
	gone BOOLEAN NOT NULL, kind VARCHAR, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_comment_about FOREIGN KEY(about) REFERENCES person (id), 
	CONSTRAINT fk_comment_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "comment" VALUES('c1','north','workshop1_launch','hope','','p1','f1','"We ask, too."','2023-01-21 09:00:00.000000',0,NULL);
INSERT INTO "comment" VALUES('c2','north','workshop1_launch','hope','','p1','f1','""','2023-01-22 09:00:00.000000',0,'thanks');
CREATE TABLE consent (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	wording TEXT NOT NULL, 
	given_at DATETIME NOT NULL, 
	taken_back_at DATETIME, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_consent_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "consent" VALUES('a1','north','p1','quote','workshop1_launch','hope','My sentence may be quoted.','2023-01-20 15:00:00.000000',NULL);
CREATE TABLE correction (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	value TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_correction PRIMARY KEY (id), 
	CONSTRAINT fk_correction_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_correction_person FOREIGN KEY(person) REFERENCES person (id), 
	CONSTRAINT fk_correction_by FOREIGN KEY("by") REFERENCES person (id)
);
INSERT INTO "correction" VALUES('k1','north','workshop1_launch','p1','f1','2023-01-21 09:00:00.000000','{"mark":"present"}','"Joined by telephone."');
CREATE TABLE event (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR,
  person VARCHAR,
  kind VARCHAR NOT NULL,
  CONSTRAINT fk_event_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "event" VALUES(1,'north','workshop1_launch','hope','p1','response');
CREATE TABLE evidence (
  id VARCHAR NOT NULL,
  cohort VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  media_type VARCHAR NOT NULL,
  size INTEGER NOT NULL,
  added_at DATETIME NOT NULL, description TEXT,
  CONSTRAINT pk_evidence PRIMARY KEY (id),
  CONSTRAINT fk_evidence_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_evidence_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "evidence" VALUES('e1','north','p1','workshop1_launch','task','file','a.txt','text/plain',5,'2023-01-21 09:00:00.000000','"A number line."');
CREATE TABLE evidence_data (
  evidence VARCHAR NOT NULL,
  data BLOB NOT NULL,
  CONSTRAINT pk_evidence_data PRIMARY KEY (evidence),
  CONSTRAINT fk_evidence_data_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
);
INSERT INTO "evidence_data" VALUES('e1',X'68656C6C6F');
CREATE TABLE evidence_thumbnail (
	evidence VARCHAR NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_evidence_thumbnail PRIMARY KEY (evidence), 
	CONSTRAINT fk_evidence_thumbnail_evidence FOREIGN KEY(evidence) REFERENCES evidence (id)
);
INSERT INTO "evidence_thumbnail" VALUES('e1',X'00');
CREATE TABLE group_page (
  id INTEGER NOT NULL,
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  "group" VARCHAR NOT NULL,
  CONSTRAINT pk_group_page PRIMARY KEY (id),
  CONSTRAINT fk_group_page_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT uq_group_page_cohort_workshop_activity_group UNIQUE (cohort, workshop, activity, "group")
);
INSERT INTO "group_page" VALUES(1,'north','workshop1_launch','shared','A');
CREATE TABLE grouping (
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  CONSTRAINT pk_grouping PRIMARY KEY (cohort, workshop, activity),
  CONSTRAINT fk_grouping_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "grouping" VALUES('north','workshop1_launch','',1);
CREATE TABLE grouping_version (
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  person VARCHAR NOT NULL,
  saved_at DATETIME NOT NULL,
  CONSTRAINT pk_grouping_version PRIMARY KEY (cohort, workshop, activity, version),
  CONSTRAINT fk_grouping_version_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_grouping_version_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "grouping_version" VALUES('north','workshop1_launch','',1,'{"groups":[{"id":"A","name":"Group A","members":["p1"],"place":"","pairs":[["p1"]]}],"turns":{}}','f1','2023-01-20 13:05:00.000000');
CREATE TABLE interest (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	school VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	written_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	seat VARCHAR, 
	CONSTRAINT pk_interest PRIMARY KEY (id), 
	CONSTRAINT fk_interest_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_interest_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "interest" VALUES('i1','north','Participant 8','Example School','p8@school.example','{}','waiting','2023-01-02 10:00:00.000000','2023-01-02 10:00:00.000000',NULL);
CREATE TABLE line (
  id INTEGER NOT NULL,
  page INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  place FLOAT NOT NULL,
  current INTEGER NOT NULL,
  CONSTRAINT pk_line PRIMARY KEY (id),
  CONSTRAINT fk_line_page FOREIGN KEY(page) REFERENCES group_page (id),
  CONSTRAINT fk_line_author FOREIGN KEY(author) REFERENCES person (id),
  CONSTRAINT uq_line_page_name UNIQUE (page, name)
);
INSERT INTO "line" VALUES(1,1,'l1','p1',1.0,1);
CREATE TABLE line_version (
  line INTEGER NOT NULL,
  version INTEGER NOT NULL,
  write VARCHAR NOT NULL,
  words TEXT NOT NULL,
  gone BOOLEAN NOT NULL,
  person VARCHAR NOT NULL,
  saved_at DATETIME NOT NULL,
  CONSTRAINT pk_line_version PRIMARY KEY (line, version),
  CONSTRAINT fk_line_version_line FOREIGN KEY(line) REFERENCES line (id),
  CONSTRAINT fk_line_version_person FOREIGN KEY(person) REFERENCES person (id),
  CONSTRAINT uq_line_version_line_write UNIQUE (line, write)
);
INSERT INTO "line_version" VALUES(1,1,'w1','"We ask."',0,'p1','2023-01-20 13:12:00.000000');
CREATE TABLE looked (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_looked PRIMARY KEY (id), 
	CONSTRAINT fk_looked_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "looked" VALUES('o1','north','f1','exported one person''s data','','2023-01-23 09:00:00.000000');
CREATE TABLE message (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	seat VARCHAR, 
	kind VARCHAR NOT NULL, 
	about VARCHAR NOT NULL, 
	once VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	subject TEXT NOT NULL, 
	value TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	problem TEXT NOT NULL, 
	queued_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT uq_message_once UNIQUE (once), 
	CONSTRAINT fk_message_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_message_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "message" VALUES('m1','north','s1','joining','workshop1_launch','joining/s1/workshop1_launch','p1@school.example','Your workshop','{}','sent','','2023-01-10 10:00:00.000000','2023-01-10 10:00:01.000000');
CREATE TABLE pace (
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  section VARCHAR,
  revealed TEXT NOT NULL,
  version INTEGER NOT NULL, state TEXT,
  CONSTRAINT pk_pace PRIMARY KEY (cohort, workshop),
  CONSTRAINT fk_pace_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "pace" VALUES('north','workshop1_launch','opening','["ready"]',3,'{}');
CREATE TABLE person (
  id VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  school VARCHAR NOT NULL,
  email VARCHAR, mailbox VARCHAR,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT uq_person_email UNIQUE (email)
);
INSERT INTO "person" VALUES('p1','Participant 1','Example School',NULL,'office@school.example');
INSERT INTO "person" VALUES('f1','Facilitator 1','',NULL,NULL);
CREATE TABLE presence (
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  server VARCHAR NOT NULL,
  since DATETIME NOT NULL,
  seen_at DATETIME NOT NULL,
  CONSTRAINT pk_presence PRIMARY KEY (cohort, workshop, person, server),
  CONSTRAINT fk_presence_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_presence_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "presence" VALUES('north','workshop1_launch','p1','server','2023-01-20 13:00:00.000000','2023-01-20 13:20:00.000000');
CREATE TABLE public_page (
	cohort VARCHAR NOT NULL, 
	published BOOLEAN NOT NULL, 
	capacity INTEGER, 
	value TEXT NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_public_page PRIMARY KEY (cohort), 
	CONSTRAINT fk_public_page_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "public_page" VALUES('north',1,30,'{}','2023-01-02 10:00:00.000000');
CREATE TABLE reader_link (
	digest VARCHAR NOT NULL, 
	seat VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	revoked_at DATETIME, 
	opened INTEGER NOT NULL, 
	CONSTRAINT pk_reader_link PRIMARY KEY (digest), 
	CONSTRAINT fk_reader_link_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "reader_link" VALUES('0001','s1','{"answers":["hope"]}','2023-01-22 09:00:00.000000','2023-03-22 09:00:00.000000',NULL,0);
CREATE TABLE receipt (
	id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY (id)
);
INSERT INTO "receipt" VALUES('r1','2023-01-24 09:00:00.000000','{"answers":1}');
CREATE TABLE renamed (
	workshop VARCHAR NOT NULL, 
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_renamed PRIMARY KEY (workshop, old)
);
INSERT INTO "renamed" VALUES('workshop1_launch','my-hope','hope','2023-01-19 09:00:00.000000');
CREATE TABLE response (
  id INTEGER NOT NULL,
  cohort VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  activity VARCHAR NOT NULL,
  current INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  CONSTRAINT pk_response PRIMARY KEY (id),
  CONSTRAINT fk_response_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_response_person FOREIGN KEY(person) REFERENCES person (id),
  CONSTRAINT uq_response_cohort_workshop_activity_person UNIQUE (cohort, workshop, activity, person)
);
INSERT INTO "response" VALUES(1,'north','p1','workshop1_launch','hope',2,2);
CREATE TABLE response_version (
  response INTEGER NOT NULL,
  version INTEGER NOT NULL,
  write VARCHAR NOT NULL,
  value TEXT NOT NULL,
  sharing VARCHAR NOT NULL,
  prompt TEXT NOT NULL,
  saved_at DATETIME NOT NULL,
  "conflict" BOOLEAN NOT NULL, filled BOOLEAN,
  CONSTRAINT pk_response_version PRIMARY KEY (response, version),
  CONSTRAINT fk_response_version_response FOREIGN KEY(response) REFERENCES response (id),
  CONSTRAINT uq_response_version_response_write UNIQUE (response, write)
);
INSERT INTO "response_version" VALUES(1,1,'w1','{"texts":[" "]}','private','Hope?','2023-01-20 13:10:00.000000',0,0);
INSERT INTO "response_version" VALUES(1,2,'w2','{"texts":["That they ask."]}','group','Hope?','2023-01-20 13:11:00.000000',0,1);
CREATE TABLE room (
  code VARCHAR NOT NULL,
  shown VARCHAR NOT NULL,
  cohort VARCHAR NOT NULL,
  workshop VARCHAR NOT NULL,
  expires_at DATETIME NOT NULL,
  closed BOOLEAN NOT NULL,
  CONSTRAINT pk_room PRIMARY KEY (code),
  CONSTRAINT fk_room_cohort FOREIGN KEY(cohort) REFERENCES cohort (id)
);
INSERT INTO "room" VALUES('ABC234','ABC 234','north','workshop1_launch','2023-01-20 16:00:00.000000',0);
CREATE TABLE seat (
  id VARCHAR NOT NULL,
  cohort VARCHAR NOT NULL,
  person VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  "group" VARCHAR, withdrawn_at DATETIME,
  CONSTRAINT pk_seat PRIMARY KEY (id),
  CONSTRAINT fk_seat_cohort FOREIGN KEY(cohort) REFERENCES cohort (id),
  CONSTRAINT fk_seat_person FOREIGN KEY(person) REFERENCES person (id),
  CONSTRAINT uq_seat_cohort_person UNIQUE (cohort, person)
);
INSERT INTO "seat" VALUES('s1','north','p1','participant','A',NULL);
INSERT INTO "seat" VALUES('s2','north','f1','facilitator',NULL,NULL);
CREATE TABLE stay (
	id VARCHAR NOT NULL, 
	cohort VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	came_at DATETIME NOT NULL, 
	left_at DATETIME, 
	CONSTRAINT pk_stay PRIMARY KEY (id), 
	CONSTRAINT fk_stay_cohort FOREIGN KEY(cohort) REFERENCES cohort (id), 
	CONSTRAINT fk_stay_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "stay" VALUES('st1','north','workshop1_launch','p1','2023-01-20 13:00:00.000000','2023-01-20 15:55:00.000000');
CREATE TABLE token (
  digest VARCHAR NOT NULL,
  seat VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  expires_at DATETIME NOT NULL,
  revoked BOOLEAN NOT NULL,
  CONSTRAINT pk_token PRIMARY KEY (digest),
  CONSTRAINT fk_token_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "token" VALUES('0000','s1','link','2023-06-30 12:00:00.000000',0);
CREATE TABLE wish (
	seat VARCHAR NOT NULL, 
	workshop VARCHAR NOT NULL, 
	activity VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_wish PRIMARY KEY (seat, workshop, activity), 
	CONSTRAINT fk_wish_seat FOREIGN KEY(seat) REFERENCES seat (id)
);
INSERT INTO "wish" VALUES('s1','workshop1_launch','hope','2023-02-01');
CREATE TABLE writing (
  page INTEGER NOT NULL,
  person VARCHAR NOT NULL,
  line VARCHAR NOT NULL,
  at DATETIME NOT NULL,
  CONSTRAINT pk_writing PRIMARY KEY (page, person),
  CONSTRAINT fk_writing_page FOREIGN KEY(page) REFERENCES group_page (id),
  CONSTRAINT fk_writing_person FOREIGN KEY(person) REFERENCES person (id)
);
INSERT INTO "writing" VALUES(1,'p1','l1','2023-01-20 13:12:00.000000');
CREATE INDEX ix_token_seat ON token (seat);
CREATE INDEX ix_room_cohort_workshop ON room (cohort, workshop);
CREATE INDEX ix_response_cohort_workshop_person ON response (cohort, workshop, person);
CREATE INDEX ix_evidence_cohort_workshop_activity_person ON evidence (cohort, workshop, activity, person);
CREATE INDEX ix_event_cohort_id ON event (cohort, id);
CREATE INDEX ix_line_version_write ON line_version (write);
CREATE INDEX ix_comment_cohort_workshop_activity_about ON comment (cohort, workshop, activity, about);
CREATE INDEX ix_interest_cohort_state ON interest (cohort, state);
CREATE INDEX ix_message_cohort_kind ON message (cohort, kind);
CREATE INDEX ix_message_state ON message (state);
CREATE INDEX ix_stay_cohort_workshop_person ON stay (cohort, workshop, person);
CREATE INDEX ix_correction_cohort_workshop_person ON correction (cohort, workshop, person);
CREATE INDEX ix_consent_cohort_purpose ON consent (cohort, purpose);
CREATE INDEX ix_consent_person ON consent (person);
CREATE INDEX ix_reader_link_seat ON reader_link (seat);
CREATE INDEX ix_looked_cohort_at ON looked (cohort, at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('event',1);
COMMIT;
