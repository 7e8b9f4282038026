-- 由 duban schema 生成，不要手工修改。

-- sequences

SEQUENCE public.reminder_batch bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1;

-- tables

TABLE public.account (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  login text NOT NULL,
  display_name text NOT NULL,
  role text NOT NULL,
  unit_id bigint,
  leading_group_id bigint,
  active boolean DEFAULT true NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  CONSTRAINT ck_account_role_place CHECK ((((role = 'officeClerk'::text) = (leading_group_id IS NOT NULL)) AND ((role = ANY (ARRAY['leader'::text, 'officeClerk'::text, 'systemAdministrator'::text])) OR (unit_id IS NOT NULL)))),
  CONSTRAINT fk_account_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_account_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_account_id PRIMARY KEY (id),
  CONSTRAINT uq_account_login UNIQUE (login)
);

TABLE public.assignment (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  plan_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  role text NOT NULL,
  role_word text NOT NULL,
  printed text NOT NULL,
  via_group text,
  "position" integer NOT NULL,
  status text NOT NULL,
  acknowledged_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT fk_assignment_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_assignment_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_assignment_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_assignment_id PRIMARY KEY (id),
  CONSTRAINT uq_assignment_item_id_unit_id_role UNIQUE (item_id, unit_id, role)
);

TABLE public.audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_account_id bigint,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint NOT NULL,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT pk_audit_entry_id PRIMARY KEY (id)
);

TABLE public.calendar_day (
  date date NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  CONSTRAINT fk_calendar_day_year FOREIGN KEY (year) REFERENCES calendar_year(year),
  CONSTRAINT pk_calendar_day_date PRIMARY KEY (date)
);

TABLE public.calendar_year (
  year integer NOT NULL,
  source text NOT NULL,
  CONSTRAINT pk_calendar_year_year PRIMARY KEY (year)
);

TABLE public.clock (
  id smallint NOT NULL,
  demo_at timestamp with time zone,
  CONSTRAINT ck_clock_single CHECK ((id = 1)),
  CONSTRAINT pk_clock_id PRIMARY KEY (id)
);

TABLE public.document_reading (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  source_document_id bigint NOT NULL,
  document_number text NOT NULL,
  title text NOT NULL,
  line integer NOT NULL,
  end_line integer NOT NULL,
  draft jsonb,
  plan_id bigint,
  items integer,
  lost_decisions jsonb DEFAULT '[]'::jsonb NOT NULL,
  discarded_at timestamp with time zone,
  CONSTRAINT fk_document_reading_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_document_reading_source_document_id FOREIGN KEY (source_document_id) REFERENCES source_document(id),
  CONSTRAINT pk_document_reading_id PRIMARY KEY (id),
  CONSTRAINT uq_document_reading_source_document_id_line UNIQUE (source_document_id, line)
);

TABLE public.finding (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  reading_id bigint NOT NULL,
  key text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  field text NOT NULL,
  line integer NOT NULL,
  end_line integer NOT NULL,
  printed text NOT NULL,
  done text NOT NULL,
  proposal text,
  decision text,
  decision_reason text,
  decision_set jsonb,
  decision_position integer,
  decided_by text,
  decided_at timestamp with time zone,
  CONSTRAINT fk_finding_reading_id FOREIGN KEY (reading_id) REFERENCES document_reading(id),
  CONSTRAINT pk_finding_id PRIMARY KEY (id),
  CONSTRAINT uq_finding_reading_id_key UNIQUE (reading_id, key)
);

TABLE public.installation (
  id smallint NOT NULL,
  epoch uuid NOT NULL,
  CONSTRAINT ck_installation_single CHECK ((id = 1)),
  CONSTRAINT pk_installation_id PRIMARY KEY (id)
);

TABLE public.item (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  key text NOT NULL,
  "position" integer NOT NULL,
  number text NOT NULL,
  headings text[] NOT NULL,
  text text NOT NULL,
  points text[] NOT NULL,
  upstream_text text,
  deadline_words text NOT NULL,
  due_on date,
  deadline_precision text,
  evergreen boolean NOT NULL,
  targets jsonb NOT NULL,
  clauses jsonb NOT NULL,
  unresolved jsonb DEFAULT '[]'::jsonb NOT NULL,
  line integer NOT NULL,
  end_line integer NOT NULL,
  status text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  deadline_terms jsonb,
  milestones jsonb DEFAULT '[]'::jsonb NOT NULL,
  people jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT fk_item_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_item_id PRIMARY KEY (id),
  CONSTRAINT uq_item_plan_id_key UNIQUE (plan_id, key),
  CONSTRAINT uq_item_plan_id_position UNIQUE (plan_id, "position")
);

TABLE public.ladder_position (
  obligation_id bigint NOT NULL,
  ladder text NOT NULL,
  rung smallint DEFAULT '0'::smallint NOT NULL,
  due_on date NOT NULL,
  running boolean DEFAULT true NOT NULL,
  CONSTRAINT fk_ladder_position_obligation_id FOREIGN KEY (obligation_id) REFERENCES obligation(id),
  CONSTRAINT pk_ladder_position_obligation_id PRIMARY KEY (obligation_id)
) WITH (fillfactor=80);

TABLE public.leading_group (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  name text NOT NULL,
  office_name text NOT NULL,
  office_unit_id bigint,
  CONSTRAINT fk_leading_group_office_unit_id FOREIGN KEY (office_unit_id) REFERENCES unit(id),
  CONSTRAINT pk_leading_group_id PRIMARY KEY (id),
  CONSTRAINT uq_leading_group_name UNIQUE (name)
);

TABLE public.notification (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account_id bigint NOT NULL,
  plan_id bigint NOT NULL,
  kind text NOT NULL,
  reminder_id bigint,
  event_id bigint,
  title text NOT NULL,
  body text DEFAULT ''::text NOT NULL,
  sent_on date NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  late boolean DEFAULT false NOT NULL,
  substitute boolean DEFAULT false NOT NULL,
  CONSTRAINT ck_notification_occasion CHECK (((reminder_id IS NULL) <> (event_id IS NULL))),
  CONSTRAINT fk_notification_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_notification_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_notification_id PRIMARY KEY (id)
);

TABLE public.obligation (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  plan_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint NOT NULL,
  title text NOT NULL,
  due_on date,
  due_words text DEFAULT ''::text NOT NULL,
  evergreen boolean DEFAULT false NOT NULL,
  ladder text NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  paused_on date,
  settled_on date,
  settled_at timestamp with time zone,
  CONSTRAINT fk_obligation_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_obligation_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_obligation_id PRIMARY KEY (id)
);

TABLE public.outbox (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  job text NOT NULL,
  event_type text NOT NULL,
  payload jsonb NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  next_dispatch_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  dispatches integer DEFAULT 0 NOT NULL,
  done_at timestamp with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  last_error text,
  parked_at timestamp with time zone,
  CONSTRAINT pk_outbox_id PRIMARY KEY (id)
);

TABLE public.phase (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  key text NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  window_words text NOT NULL,
  starts_on date,
  ends_on date,
  text text DEFAULT ''::text NOT NULL,
  entered_at timestamp with time zone,
  left_at timestamp with time zone,
  CONSTRAINT fk_phase_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_phase_id PRIMARY KEY (id),
  CONSTRAINT uq_phase_plan_id_key UNIQUE (plan_id, key)
);

TABLE public.plan (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  document_number text NOT NULL,
  title text NOT NULL,
  short_name text DEFAULT ''::text NOT NULL,
  kind text NOT NULL,
  status text NOT NULL,
  issuer text NOT NULL,
  document_date date,
  leading_group_id bigint,
  ladders jsonb DEFAULT '{}'::jsonb NOT NULL,
  issued_on date,
  issued_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  rules jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT fk_plan_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT pk_plan_id PRIMARY KEY (id),
  CONSTRAINT uq_plan_document_number UNIQUE (document_number)
);

TABLE public.plan_scope (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  group_code text NOT NULL,
  words text NOT NULL,
  member_codes text[] NOT NULL,
  CONSTRAINT fk_plan_scope_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_plan_scope_id PRIMARY KEY (id),
  CONSTRAINT uq_plan_scope_plan_id_group_code UNIQUE (plan_id, group_code)
);

TABLE public.progress_report (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  state text NOT NULL,
  progress text NOT NULL,
  problems text DEFAULT ''::text NOT NULL,
  next_steps text DEFAULT ''::text NOT NULL,
  reported_by_id bigint NOT NULL,
  reported_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_progress_report_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_progress_report_reported_by_id FOREIGN KEY (reported_by_id) REFERENCES account(id),
  CONSTRAINT pk_progress_report_id PRIMARY KEY (id)
);

TABLE public.reminder (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  obligation_id bigint NOT NULL,
  rung smallint NOT NULL,
  due_on date NOT NULL,
  ladder text NOT NULL,
  rung_code text NOT NULL,
  batch_id bigint NOT NULL,
  fired_on date NOT NULL,
  fired_at timestamp with time zone NOT NULL,
  late boolean NOT NULL,
  superseded boolean NOT NULL,
  CONSTRAINT pk_reminder_id PRIMARY KEY (id),
  CONSTRAINT uq_reminder_obligation_id_rung_due_on UNIQUE (obligation_id, rung, due_on)
);

TABLE public.reporting_duty (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  phase_id bigint,
  key text NOT NULL,
  "position" integer NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  words text NOT NULL,
  line integer NOT NULL,
  audience text NOT NULL,
  cadence text NOT NULL,
  due_on date,
  due_words text DEFAULT ''::text NOT NULL,
  starts_on date,
  ends_on date,
  min_count integer DEFAULT 1 NOT NULL,
  soft boolean DEFAULT false NOT NULL,
  next_opens_on date,
  CONSTRAINT fk_reporting_duty_phase_id FOREIGN KEY (phase_id) REFERENCES phase(id),
  CONSTRAINT fk_reporting_duty_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_reporting_duty_id PRIMARY KEY (id),
  CONSTRAINT uq_reporting_duty_plan_id_key UNIQUE (plan_id, key)
);

TABLE public.source_document (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  sha256 text NOT NULL,
  name text NOT NULL,
  text text NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  format text DEFAULT 'text'::text NOT NULL,
  encoding text,
  line_names text[] DEFAULT '{}'::text[] NOT NULL,
  bytes bytea,
  leading_group_id bigint,
  CONSTRAINT fk_source_document_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT pk_source_document_id PRIMARY KEY (id),
  CONSTRAINT uq_source_document_sha256 UNIQUE (sha256)
);

TABLE public.submission (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  duty_id bigint NOT NULL,
  plan_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  period_key text NOT NULL,
  title text NOT NULL,
  opens_on date NOT NULL,
  due_on date NOT NULL,
  min_count integer NOT NULL,
  status text NOT NULL,
  submitted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT fk_submission_duty_id FOREIGN KEY (duty_id) REFERENCES reporting_duty(id),
  CONSTRAINT fk_submission_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_submission_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_submission_id PRIMARY KEY (id),
  CONSTRAINT uq_submission_duty_id_unit_id_period_key UNIQUE (duty_id, unit_id, period_key)
);

TABLE public.submission_piece (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  submission_id bigint NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  submitted_by_id bigint NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_submission_piece_submission_id FOREIGN KEY (submission_id) REFERENCES submission(id),
  CONSTRAINT fk_submission_piece_submitted_by_id FOREIGN KEY (submitted_by_id) REFERENCES account(id),
  CONSTRAINT pk_submission_piece_id PRIMARY KEY (id)
);

TABLE public.unit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  "position" integer NOT NULL,
  valid_from date,
  valid_to date,
  successor_id bigint,
  CONSTRAINT fk_unit_successor_id FOREIGN KEY (successor_id) REFERENCES unit(id),
  CONSTRAINT pk_unit_id PRIMARY KEY (id),
  CONSTRAINT uq_unit_code UNIQUE (code)
);

TABLE public.unit_alias (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  words text NOT NULL,
  reason text NOT NULL,
  valid_from date,
  valid_to date,
  unit_id bigint NOT NULL,
  CONSTRAINT fk_unit_alias_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_unit_alias_id PRIMARY KEY (id),
  CONSTRAINT uq_unit_alias_unit_id_words UNIQUE (unit_id, words)
);

TABLE public.unit_group (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  aliases text[] DEFAULT '{}'::text[] NOT NULL,
  membership_known boolean NOT NULL,
  minus_named boolean DEFAULT false NOT NULL,
  CONSTRAINT pk_unit_group_id PRIMARY KEY (id),
  CONSTRAINT uq_unit_group_code UNIQUE (code)
);

TABLE public.unit_group_member (
  group_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  CONSTRAINT fk_unit_group_member_group_id FOREIGN KEY (group_id) REFERENCES unit_group(id),
  CONSTRAINT fk_unit_group_member_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_unit_group_member_group_id_unit_id PRIMARY KEY (group_id, unit_id)
);

-- indexes

CREATE INDEX ix_account_leading_group ON public.account USING btree (leading_group_id) WHERE (active AND (leading_group_id IS NOT NULL));

CREATE INDEX ix_account_unit_role ON public.account USING btree (unit_id, role) WHERE active;

CREATE INDEX ix_assignment_plan ON public.assignment USING btree (plan_id, unit_id);

CREATE INDEX ix_assignment_unit ON public.assignment USING btree (unit_id, status);

CREATE INDEX ix_audit_entry_subject ON public.audit_entry USING btree (subject_type, subject_id);

CREATE INDEX ix_document_reading_number ON public.document_reading USING btree (document_number);

CREATE INDEX ix_finding_code ON public.finding USING btree (code);

CREATE INDEX ix_item_status ON public.item USING btree (status);

CREATE INDEX ix_ladder_position_due ON public.ladder_position USING btree (ladder, rung, due_on) WHERE running;

CREATE INDEX ix_notification_account ON public.notification USING btree (account_id, sent_on);

CREATE INDEX ix_obligation_unit ON public.obligation USING btree (unit_id, due_on) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));

CREATE INDEX ix_outbox_waiting ON public.outbox USING btree (next_dispatch_at) WHERE ((done_at IS NULL) AND (parked_at IS NULL));

CREATE INDEX ix_phase_to_enter ON public.phase USING btree (starts_on) WHERE (entered_at IS NULL);

CREATE INDEX ix_phase_to_leave ON public.phase USING btree (ends_on) WHERE (left_at IS NULL);

CREATE INDEX ix_progress_report_assignment ON public.progress_report USING btree (assignment_id, reported_at);

CREATE INDEX ix_reminder_batch ON public.reminder USING btree (batch_id);

CREATE INDEX ix_reporting_duty_next ON public.reporting_duty USING btree (next_opens_on) WHERE (next_opens_on IS NOT NULL);

CREATE INDEX ix_submission_piece_submission ON public.submission_piece USING btree (submission_id);

CREATE INDEX ix_submission_plan ON public.submission USING btree (plan_id);

CREATE INDEX ix_submission_unit ON public.submission USING btree (unit_id, due_on);

CREATE INDEX ix_submission_window ON public.submission USING btree (due_on) WHERE (status = 'open'::text);

CREATE INDEX ix_unit_alias_words ON public.unit_alias USING btree (words);

CREATE UNIQUE INDEX uq_notification_event ON public.notification USING btree (event_id, account_id) WHERE (event_id IS NOT NULL);

CREATE UNIQUE INDEX uq_notification_reminder ON public.notification USING btree (reminder_id, account_id) WHERE (reminder_id IS NOT NULL);

CREATE UNIQUE INDEX uq_obligation_running ON public.obligation USING btree (subject_type, subject_id, kind, unit_id) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));

-- functions

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
        select coalesce(nullif(current_setting('duban.now', true), '')::timestamptz, (select demo_at from clock), now())
      $function$;

CREATE OR REPLACE FUNCTION public.app_today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
        select (app_now() at time zone 'Asia/Shanghai')::date
      $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin raise exception '% on % is refused: its rows are kept as they are', tg_op, tg_table_name using errcode = 'insufficient_privilege'; end
      $function$;

-- triggers

CREATE TRIGGER audit_entry_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER obligation_kept BEFORE DELETE OR TRUNCATE ON public.obligation FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
