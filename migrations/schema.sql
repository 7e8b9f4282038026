-- 由 duban schema 生成，不要手工修改。

-- sequences

SEQUENCE public.reminder_batch bigint START 1 INCREMENT 1 MIN 1 MAX 9223372036854775807 CACHE 1;

-- tables

TABLE public.account (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  login text NOT NULL,
  display_name text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  email text,
  deputy_id bigint,
  absent_from date,
  absent_until date,
  phone text,
  program boolean DEFAULT false NOT NULL,
  oidc_subject text,
  CONSTRAINT fk_account_deputy_id FOREIGN KEY (deputy_id) REFERENCES account(id),
  CONSTRAINT pk_account_id PRIMARY KEY (id),
  CONSTRAINT uq_account_login UNIQUE (login),
  CONSTRAINT uq_account_oidc_subject UNIQUE (oidc_subject)
);

TABLE public.activation_code (
  account_id bigint NOT NULL,
  code_hash text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_activation_code_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT pk_activation_code_account_id PRIMARY KEY (account_id)
);

TABLE public.api_token (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account_id bigint NOT NULL,
  name text NOT NULL,
  key_hash text NOT NULL,
  scopes text[] NOT NULL,
  expires_on date NOT NULL,
  last_used_on date,
  post_id bigint NOT NULL,
  CONSTRAINT fk_api_token_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_api_token_post_id FOREIGN KEY (post_id) REFERENCES post(id),
  CONSTRAINT pk_api_token_id PRIMARY KEY (id),
  CONSTRAINT uq_api_token_key_hash UNIQUE (key_hash)
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
  claimed_on date,
  decline_by date,
  CONSTRAINT fk_assignment_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_assignment_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_assignment_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_assignment_id PRIMARY KEY (id)
);

TABLE public.assignment_request (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  proposed_unit_id bigint,
  due_on date,
  new_due_on date,
  asked_on date NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by_id bigint NOT NULL,
  status text DEFAULT 'pending'::text NOT NULL,
  decision_reason text DEFAULT ''::text NOT NULL,
  granted_due_on date,
  reassigned_to_id bigint,
  decided_at timestamp with time zone,
  decided_by_id bigint,
  CONSTRAINT ck_assignment_request_decided CHECK (((status = 'pending'::text) = (decided_at IS NULL))),
  CONSTRAINT ck_assignment_request_kind CHECK (((kind = 'extension'::text) = (new_due_on IS NOT NULL))),
  CONSTRAINT fk_assignment_request_asked_by_id FOREIGN KEY (asked_by_id) REFERENCES account(id),
  CONSTRAINT fk_assignment_request_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_assignment_request_proposed_unit_id FOREIGN KEY (proposed_unit_id) REFERENCES unit(id),
  CONSTRAINT fk_assignment_request_reassigned_to_id FOREIGN KEY (reassigned_to_id) REFERENCES assignment(id),
  CONSTRAINT pk_assignment_request_id PRIMARY KEY (id)
);

TABLE public.assignment_transfer (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  from_unit_id bigint NOT NULL,
  from_name text NOT NULL,
  to_unit_id bigint NOT NULL,
  unit_change_id bigint NOT NULL,
  merged_into_id bigint,
  moved_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_assignment_transfer_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_assignment_transfer_from_unit_id FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  CONSTRAINT fk_assignment_transfer_to_unit_id FOREIGN KEY (to_unit_id) REFERENCES unit(id),
  CONSTRAINT pk_assignment_transfer_id PRIMARY KEY (id)
);

TABLE public.attachment (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  media_type text NOT NULL,
  name text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint NOT NULL,
  unit_id bigint,
  leading_group_id bigint,
  uploaded_by_id bigint NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  uploaded_on date NOT NULL,
  scanned boolean NOT NULL,
  CONSTRAINT ck_attachment_owner CHECK (((unit_id IS NULL) <> (leading_group_id IS NULL))),
  CONSTRAINT ck_attachment_sha256 CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CONSTRAINT fk_attachment_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_attachment_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT fk_attachment_uploaded_by_id FOREIGN KEY (uploaded_by_id) REFERENCES account(id),
  CONSTRAINT pk_attachment_id PRIMARY KEY (id)
);

TABLE public.attachment_link (
  attachment_id bigint NOT NULL,
  target_type text NOT NULL,
  target_id bigint NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_attachment_link_attachment_id FOREIGN KEY (attachment_id) REFERENCES attachment(id),
  CONSTRAINT pk_attachment_link_attachment_id_target_type_target_id PRIMARY KEY (attachment_id, target_type, target_id)
);

TABLE public.audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  actor_account_id bigint,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint,
  detail jsonb DEFAULT '{}'::jsonb NOT NULL,
  correlation_id text,
  recorded_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  transaction_id bigint DEFAULT txid_current() NOT NULL,
  actor_role text,
  outcome text DEFAULT 'done'::text NOT NULL,
  address text,
  CONSTRAINT audit_entry_linked TRIGGER DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT pk_audit_entry_id PRIMARY KEY (id)
);

TABLE public.audit_head (
  id smallint NOT NULL,
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT ck_audit_head_single CHECK ((id = 1)),
  CONSTRAINT pk_audit_head_id PRIMARY KEY (id)
);

TABLE public.audit_link (
  sequence bigint NOT NULL,
  entry_id bigint NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT pk_audit_link_sequence PRIMARY KEY (sequence),
  CONSTRAINT uq_audit_link_entry_id UNIQUE (entry_id)
);

TABLE public.audit_purge (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  through_sequence bigint NOT NULL,
  hash bytea NOT NULL,
  entries bigint NOT NULL,
  before timestamp with time zone NOT NULL,
  purged_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  transaction_id bigint DEFAULT txid_current() NOT NULL,
  CONSTRAINT pk_audit_purge_id PRIMARY KEY (id)
);

TABLE public.calendar_day (
  date date NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  CONSTRAINT fk_calendar_day_year FOREIGN KEY (year) REFERENCES calendar_year(year),
  CONSTRAINT pk_calendar_day_date PRIMARY KEY (date)
);

TABLE public.calendar_feed (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  unit_id bigint NOT NULL,
  secret_hash text NOT NULL,
  created_by_id bigint,
  created_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT fk_calendar_feed_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_calendar_feed_id PRIMARY KEY (id),
  CONSTRAINT uq_calendar_feed_secret_hash UNIQUE (secret_hash)
);

TABLE public.calendar_load (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  year integer NOT NULL,
  source text NOT NULL,
  replaced boolean NOT NULL,
  moved jsonb NOT NULL,
  confirmed integer NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_calendar_load_id PRIMARY KEY (id)
);

TABLE public.calendar_year (
  year integer NOT NULL,
  source text NOT NULL,
  CONSTRAINT pk_calendar_year_year PRIMARY KEY (year)
);

TABLE public.channel_endpoint (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  channel text NOT NULL,
  unit_id bigint,
  leading_group_id bigint,
  url text NOT NULL,
  secret text DEFAULT ''::text NOT NULL,
  active boolean DEFAULT true NOT NULL,
  CONSTRAINT ck_channel_endpoint_owner CHECK (((unit_id IS NULL) <> (leading_group_id IS NULL))),
  CONSTRAINT fk_channel_endpoint_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_channel_endpoint_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_channel_endpoint_id PRIMARY KEY (id)
);

TABLE public.circular (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  leading_group_id bigint NOT NULL,
  plan_id bigint NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  snapshot jsonb NOT NULL,
  snapshot_hash text NOT NULL,
  state text NOT NULL,
  title text NOT NULL,
  lead text NOT NULL,
  closing text DEFAULT ''::text NOT NULL,
  drafted_on date NOT NULL,
  drafted_by_id bigint NOT NULL,
  asked_at timestamp with time zone,
  reply_due_on date,
  number text DEFAULT ''::text NOT NULL,
  number_series_id bigint,
  number_count integer,
  signatory text DEFAULT ''::text NOT NULL,
  issuing_authority text DEFAULT ''::text NOT NULL,
  issued_on date,
  issued_by_id bigint,
  discard_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT fk_circular_drafted_by_id FOREIGN KEY (drafted_by_id) REFERENCES account(id),
  CONSTRAINT fk_circular_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES account(id),
  CONSTRAINT fk_circular_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_circular_number_series_id FOREIGN KEY (number_series_id) REFERENCES number_series(id),
  CONSTRAINT fk_circular_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_circular_id PRIMARY KEY (id),
  CONSTRAINT uq_circular_number_series_id_number_count UNIQUE (number_series_id, number_count)
);

TABLE public.circular_passage (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  circular_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  "position" integer NOT NULL,
  text text NOT NULL,
  compiled_text text NOT NULL,
  correction text DEFAULT ''::text NOT NULL,
  replies_before integer DEFAULT 0 NOT NULL,
  named boolean DEFAULT true NOT NULL,
  facts_unit_id bigint,
  CONSTRAINT fk_circular_passage_circular_id FOREIGN KEY (circular_id) REFERENCES circular(id),
  CONSTRAINT fk_circular_passage_facts_unit_id FOREIGN KEY (facts_unit_id) REFERENCES unit(id),
  CONSTRAINT fk_circular_passage_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_circular_passage_id PRIMARY KEY (id),
  CONSTRAINT uq_circular_passage_circular_id_unit_id UNIQUE (circular_id, unit_id)
);

TABLE public.circular_reply (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  passage_id bigint NOT NULL,
  text text NOT NULL,
  replied_on date NOT NULL,
  replied_at timestamp with time zone NOT NULL,
  replied_by_id bigint NOT NULL,
  CONSTRAINT fk_circular_reply_passage_id FOREIGN KEY (passage_id) REFERENCES circular_passage(id),
  CONSTRAINT fk_circular_reply_replied_by_id FOREIGN KEY (replied_by_id) REFERENCES account(id),
  CONSTRAINT pk_circular_reply_id PRIMARY KEY (id)
);

TABLE public.clock (
  id smallint NOT NULL,
  demo_at timestamp with time zone,
  CONSTRAINT ck_clock_single CHECK ((id = 1)),
  CONSTRAINT pk_clock_id PRIMARY KEY (id)
);

TABLE public.completion_claim (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  evidence text NOT NULL,
  claimed_on date NOT NULL,
  claimed_at timestamp with time zone NOT NULL,
  claimed_by_id bigint NOT NULL,
  decision text,
  decision_reason text DEFAULT ''::text NOT NULL,
  decided_at timestamp with time zone,
  decided_by_id bigint,
  CONSTRAINT fk_completion_claim_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_completion_claim_claimed_by_id FOREIGN KEY (claimed_by_id) REFERENCES account(id),
  CONSTRAINT pk_completion_claim_id PRIMARY KEY (id)
);

TABLE public.cooperating_input (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  new_due_on date,
  sent_at timestamp with time zone NOT NULL,
  sent_by_id bigint NOT NULL,
  used_in_report_id bigint,
  CONSTRAINT fk_cooperating_input_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_cooperating_input_sent_by_id FOREIGN KEY (sent_by_id) REFERENCES account(id),
  CONSTRAINT fk_cooperating_input_used_in_report_id FOREIGN KEY (used_in_report_id) REFERENCES progress_report(id),
  CONSTRAINT pk_cooperating_input_id PRIMARY KEY (id)
);

TABLE public.credential (
  account_id bigint NOT NULL,
  password_hash text,
  totp_secret text,
  totp_pending text,
  totp_last_step bigint DEFAULT '0'::bigint NOT NULL,
  CONSTRAINT fk_credential_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT pk_credential_account_id PRIMARY KEY (account_id)
);

TABLE public.delivery (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  message_id bigint NOT NULL,
  channel text NOT NULL,
  address text NOT NULL,
  state text DEFAULT 'queued'::text NOT NULL,
  dedupe_id uuid NOT NULL,
  claim_token uuid,
  attempts integer DEFAULT 0 NOT NULL,
  next_attempt_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  last_error text,
  queued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  sent_at timestamp with time zone,
  lapses integer DEFAULT 0 NOT NULL,
  failed_on date,
  CONSTRAINT fk_delivery_message_id FOREIGN KEY (message_id) REFERENCES message(id),
  CONSTRAINT pk_delivery_id PRIMARY KEY (id),
  CONSTRAINT uq_delivery_message_id_channel_address UNIQUE (message_id, channel, address)
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

TABLE public."freeze" (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  lifted_at timestamp with time zone,
  lifted_by text,
  CONSTRAINT pk_freeze_id PRIMARY KEY (id)
);

TABLE public.idempotent_answer (
  owner text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  status integer NOT NULL,
  body text,
  etag text,
  created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT pk_idempotent_answer_owner_key PRIMARY KEY (owner, key)
);

TABLE public.installation (
  id smallint NOT NULL,
  epoch uuid NOT NULL,
  system_identifier text,
  beat bigint DEFAULT '0'::bigint NOT NULL,
  ticked_at timestamp with time zone,
  beat_at timestamp with time zone,
  CONSTRAINT ck_installation_single CHECK ((id = 1)),
  CONSTRAINT pk_installation_id PRIMARY KEY (id)
);

TABLE public.instruction (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  item_id bigint,
  text text NOT NULL,
  given_by_id bigint,
  given_at timestamp with time zone NOT NULL,
  action text,
  note text DEFAULT ''::text NOT NULL,
  new_item_id bigint,
  answered_at timestamp with time zone,
  answered_by_id bigint,
  version integer DEFAULT 1 NOT NULL,
  fulfilled_at timestamp with time zone,
  CONSTRAINT fk_instruction_given_by_id FOREIGN KEY (given_by_id) REFERENCES account(id),
  CONSTRAINT fk_instruction_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_instruction_id PRIMARY KEY (id)
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
  original jsonb,
  stricter_than_source boolean DEFAULT false NOT NULL,
  instruction_id bigint,
  search_words text DEFAULT ''::text NOT NULL,
  CONSTRAINT fk_item_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_item_id PRIMARY KEY (id),
  CONSTRAINT uq_item_plan_id_key UNIQUE (plan_id, key),
  CONSTRAINT uq_item_plan_id_position UNIQUE (plan_id, "position")
);

TABLE public.item_change (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  kind text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  authority text DEFAULT ''::text NOT NULL,
  cause text,
  due_on date,
  units jsonb DEFAULT '[]'::jsonb NOT NULL,
  changed_by_id bigint,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_item_change_changed_by_id FOREIGN KEY (changed_by_id) REFERENCES account(id),
  CONSTRAINT fk_item_change_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT pk_item_change_id PRIMARY KEY (id)
);

TABLE public.item_cycle (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  kind text NOT NULL,
  every text NOT NULL,
  day integer,
  starts_on date NOT NULL,
  ends_on date,
  next_opens_on date,
  CONSTRAINT fk_item_cycle_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT pk_item_cycle_id PRIMARY KEY (id),
  CONSTRAINT uq_item_cycle_item_id_kind UNIQUE (item_id, kind)
);

TABLE public.item_rollover (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  year integer NOT NULL,
  decision text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  decided_by_id bigint NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_item_rollover_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES account(id),
  CONSTRAINT fk_item_rollover_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT pk_item_rollover_id PRIMARY KEY (id),
  CONSTRAINT uq_item_rollover_item_id_year UNIQUE (item_id, year)
);

TABLE public.item_suspension (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  reason text NOT NULL,
  suspended_on date NOT NULL,
  suspended_at timestamp with time zone NOT NULL,
  suspended_by_id bigint NOT NULL,
  resumed_on date,
  resumed_at timestamp with time zone,
  resumed_by_id bigint,
  CONSTRAINT fk_item_suspension_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_item_suspension_suspended_by_id FOREIGN KEY (suspended_by_id) REFERENCES account(id),
  CONSTRAINT pk_item_suspension_id PRIMARY KEY (id)
);

TABLE public.ladder_cursor (
  ladder text NOT NULL,
  lane smallint NOT NULL,
  rung_code text NOT NULL,
  due_on date NOT NULL,
  obligation_id bigint NOT NULL,
  CONSTRAINT pk_ladder_cursor_ladder_lane_rung_code PRIMARY KEY (ladder, lane, rung_code)
);

TABLE public.ladder_edition (
  ladder text NOT NULL,
  generation smallint NOT NULL,
  rungs jsonb NOT NULL,
  in_force_since timestamp with time zone NOT NULL,
  CONSTRAINT pk_ladder_edition_ladder PRIMARY KEY (ladder)
);

TABLE public.ladder_position (
  obligation_id bigint NOT NULL,
  ladder text NOT NULL,
  due_on date NOT NULL,
  running boolean DEFAULT true NOT NULL,
  lane smallint NOT NULL,
  fresh boolean DEFAULT true NOT NULL,
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

TABLE public.message (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account_id bigint NOT NULL,
  kind text NOT NULL,
  day date NOT NULL,
  release_at timestamp with time zone NOT NULL,
  released_at timestamp with time zone,
  title text DEFAULT ''::text NOT NULL,
  body text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_message_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT pk_message_id PRIMARY KEY (id)
);

TABLE public.notice (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  obligation_id bigint,
  unit_id bigint NOT NULL,
  reminder_id bigint,
  colour text NOT NULL,
  due_on date,
  state text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  drafted_on date NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  discard_reason text DEFAULT ''::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  item_id bigint,
  reply_within integer DEFAULT 5 NOT NULL,
  drafted_by_id bigint,
  edited_by_id bigint,
  signatory text DEFAULT ''::text NOT NULL,
  issuing_authority text DEFAULT ''::text NOT NULL,
  signed_by_id bigint,
  number text DEFAULT ''::text NOT NULL,
  number_series_id bigint,
  number_count integer,
  issued_on date,
  issued_at timestamp with time zone,
  issued_by_id bigint,
  closed_on date,
  closing_note text DEFAULT ''::text NOT NULL,
  superseded_by_id bigint,
  CONSTRAINT fk_notice_drafted_by_id FOREIGN KEY (drafted_by_id) REFERENCES account(id),
  CONSTRAINT fk_notice_edited_by_id FOREIGN KEY (edited_by_id) REFERENCES account(id),
  CONSTRAINT fk_notice_issued_by_id FOREIGN KEY (issued_by_id) REFERENCES account(id),
  CONSTRAINT fk_notice_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_notice_number_series_id FOREIGN KEY (number_series_id) REFERENCES number_series(id),
  CONSTRAINT fk_notice_obligation_id FOREIGN KEY (obligation_id) REFERENCES obligation(id),
  CONSTRAINT fk_notice_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_notice_signed_by_id FOREIGN KEY (signed_by_id) REFERENCES account(id),
  CONSTRAINT fk_notice_superseded_by_id FOREIGN KEY (superseded_by_id) REFERENCES notice(id),
  CONSTRAINT fk_notice_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_notice_id PRIMARY KEY (id),
  CONSTRAINT uq_notice_number_series_id_number_count UNIQUE (number_series_id, number_count)
);

TABLE public.notice_reply (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  notice_id bigint NOT NULL,
  text text NOT NULL,
  replied_on date NOT NULL,
  replied_at timestamp with time zone NOT NULL,
  replied_by_id bigint NOT NULL,
  decision text,
  decision_reason text DEFAULT ''::text NOT NULL,
  decided_at timestamp with time zone,
  CONSTRAINT fk_notice_reply_notice_id FOREIGN KEY (notice_id) REFERENCES notice(id),
  CONSTRAINT fk_notice_reply_replied_by_id FOREIGN KEY (replied_by_id) REFERENCES account(id),
  CONSTRAINT pk_notice_reply_id PRIMARY KEY (id)
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
  immediate boolean DEFAULT false NOT NULL,
  any_hour boolean DEFAULT false NOT NULL,
  message_id bigint,
  audience text,
  seat_unit_id bigint,
  seat_office_id bigint,
  outbound boolean DEFAULT false NOT NULL,
  CONSTRAINT ck_notification_occasion CHECK (((reminder_id IS NULL) <> (event_id IS NULL))),
  CONSTRAINT fk_notification_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_notification_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_notification_id PRIMARY KEY (id)
);

TABLE public.number_series (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  leading_group_id bigint NOT NULL,
  thing text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  CONSTRAINT fk_number_series_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT pk_number_series_id PRIMARY KEY (id),
  CONSTRAINT uq_number_series_leading_group_id_thing_year UNIQUE (leading_group_id, thing, year)
);

TABLE public.obligation (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  plan_id bigint NOT NULL,
  unit_id bigint,
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
  leading_group_id bigint,
  period_key text DEFAULT ''::text NOT NULL,
  effective_due_on date,
  counted_from date,
  counted_days integer,
  provisional boolean DEFAULT false NOT NULL,
  due_changed_at timestamp with time zone,
  void_reason text DEFAULT ''::text NOT NULL,
  original_due_on date,
  granted_on date,
  former_due_days jsonb,
  CONSTRAINT ck_obligation_owner CHECK (((unit_id IS NULL) <> (leading_group_id IS NULL))),
  CONSTRAINT fk_obligation_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
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
  correlation_id text,
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

TABLE public.phase_change (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  phase_id bigint NOT NULL,
  change text NOT NULL,
  starts_on date,
  ends_on date,
  previous_starts_on date,
  previous_ends_on date,
  reason text DEFAULT ''::text NOT NULL,
  open_obligations integer,
  changed_by_id bigint,
  changed_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_phase_change_phase_id FOREIGN KEY (phase_id) REFERENCES phase(id),
  CONSTRAINT pk_phase_change_id PRIMARY KEY (id)
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
  notice_start text,
  work_rules jsonb DEFAULT '{}'::jsonb NOT NULL,
  issuing_authority text DEFAULT ''::text NOT NULL,
  issue_document_number text DEFAULT ''::text NOT NULL,
  satisfaction text,
  satisfaction_comment text DEFAULT ''::text NOT NULL,
  judged_on date,
  closed_on date,
  closing_reason text DEFAULT ''::text NOT NULL,
  archived_on date,
  search_words text DEFAULT ''::text NOT NULL,
  CONSTRAINT fk_plan_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT pk_plan_id PRIMARY KEY (id),
  CONSTRAINT uq_plan_document_number UNIQUE (document_number)
);

TABLE public.plan_filing (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  assignment_id bigint NOT NULL,
  on_time boolean NOT NULL,
  plan text DEFAULT ''::text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  expected_on date,
  filed_at timestamp with time zone NOT NULL,
  filed_by_id bigint NOT NULL,
  CONSTRAINT fk_plan_filing_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_plan_filing_filed_by_id FOREIGN KEY (filed_by_id) REFERENCES account(id),
  CONSTRAINT pk_plan_filing_id PRIMARY KEY (id)
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

TABLE public.plan_tally (
  plan_id bigint NOT NULL,
  basis uuid NOT NULL,
  items integer NOT NULL,
  red integer NOT NULL,
  yellow integer NOT NULL,
  green integer NOT NULL,
  grey integer NOT NULL,
  completed integer NOT NULL,
  blocked integer NOT NULL,
  suspended integer NOT NULL,
  unacknowledged integer NOT NULL,
  CONSTRAINT pk_plan_tally_plan_id PRIMARY KEY (plan_id)
);

TABLE public.plan_touch (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  CONSTRAINT pk_plan_touch_id PRIMARY KEY (id)
);

TABLE public.post (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account_id bigint NOT NULL,
  role text NOT NULL,
  unit_id bigint,
  leading_group_id bigint,
  field bigint[],
  on_duty boolean DEFAULT false NOT NULL,
  active boolean DEFAULT true NOT NULL,
  valid_from date,
  valid_until date,
  CONSTRAINT ck_post_administrator CHECK (((role <> ALL (ARRAY['systemAdministrator'::text, 'securityAdministrator'::text, 'auditor'::text])) OR ((unit_id IS NULL) AND (valid_until IS NULL)))),
  CONSTRAINT ck_post_field CHECK (((field IS NULL) OR (role = 'leader'::text))),
  CONSTRAINT ck_post_place CHECK ((((role = ANY (ARRAY['officeClerk'::text, 'officeDirector'::text])) = (leading_group_id IS NOT NULL)) AND ((role <> ALL (ARRAY['liaison'::text, 'clerk'::text, 'unitHead'::text])) OR (unit_id IS NOT NULL)))),
  CONSTRAINT fk_post_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_post_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_post_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_post_id PRIMARY KEY (id)
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
  kind text DEFAULT 'report'::text NOT NULL,
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
  CONSTRAINT uq_reminder_due_on_rung_code_obligation_id UNIQUE (due_on, rung_code, obligation_id)
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
  due_day integer,
  CONSTRAINT fk_reporting_duty_phase_id FOREIGN KEY (phase_id) REFERENCES phase(id),
  CONSTRAINT fk_reporting_duty_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_reporting_duty_id PRIMARY KEY (id),
  CONSTRAINT uq_reporting_duty_plan_id_key UNIQUE (plan_id, key)
);

TABLE public.role_change (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  role text NOT NULL,
  field bigint[],
  state text DEFAULT 'proposed'::text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  reason text DEFAULT ''::text NOT NULL,
  account_id bigint NOT NULL,
  post_id bigint,
  unit_id bigint,
  leading_group_id bigint,
  proposed_by_id bigint NOT NULL,
  decided_by_id bigint,
  CONSTRAINT ck_role_change_decided CHECK (((state = 'proposed'::text) = (decided_by_id IS NULL))),
  CONSTRAINT ck_role_change_two_people CHECK (((decided_by_id IS NULL) OR (decided_by_id <> proposed_by_id) OR (state = 'rejected'::text))),
  CONSTRAINT fk_role_change_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_role_change_decided_by_id FOREIGN KEY (decided_by_id) REFERENCES account(id),
  CONSTRAINT fk_role_change_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_role_change_post_id FOREIGN KEY (post_id) REFERENCES post(id),
  CONSTRAINT fk_role_change_proposed_by_id FOREIGN KEY (proposed_by_id) REFERENCES account(id),
  CONSTRAINT fk_role_change_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_role_change_id PRIMARY KEY (id)
);

TABLE public.saved_view (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account_id bigint NOT NULL,
  leading_group_id bigint,
  plan_id bigint,
  name text NOT NULL,
  address text NOT NULL,
  CONSTRAINT fk_saved_view_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_saved_view_leading_group_id FOREIGN KEY (leading_group_id) REFERENCES leading_group(id),
  CONSTRAINT fk_saved_view_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_saved_view_id PRIMARY KEY (id)
);

TABLE public.session (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  key_hash text NOT NULL,
  account_id bigint NOT NULL,
  began_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  address text NOT NULL,
  browser text DEFAULT ''::text NOT NULL,
  post_id bigint NOT NULL,
  CONSTRAINT fk_session_account_id FOREIGN KEY (account_id) REFERENCES account(id),
  CONSTRAINT fk_session_post_id FOREIGN KEY (post_id) REFERENCES post(id),
  CONSTRAINT pk_session_id PRIMARY KEY (id),
  CONSTRAINT uq_session_key_hash UNIQUE (key_hash)
);

TABLE public.sign_in_failure (
  key character varying(255) NOT NULL,
  points integer DEFAULT 0 NOT NULL,
  expire bigint,
  CONSTRAINT pk_sign_in_failure_key PRIMARY KEY (key)
);

TABLE public.signature_request (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  plan_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint NOT NULL,
  title text NOT NULL,
  payload jsonb NOT NULL,
  status text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by_id bigint NOT NULL,
  decision_reason text DEFAULT ''::text NOT NULL,
  decided_at timestamp with time zone,
  decided_by_id bigint,
  CONSTRAINT ck_signature_request_decided CHECK (((status = 'waiting'::text) = (decided_at IS NULL))),
  CONSTRAINT fk_signature_request_asked_by_id FOREIGN KEY (asked_by_id) REFERENCES account(id),
  CONSTRAINT fk_signature_request_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_signature_request_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_signature_request_id PRIMARY KEY (id)
);

TABLE public.single_sign_on_request (
  state_hash text NOT NULL,
  browser_hash text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT pk_single_sign_on_request_state_hash PRIMARY KEY (state_hash)
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
  decided_at timestamp with time zone,
  decision_reason text DEFAULT ''::text NOT NULL,
  CONSTRAINT fk_submission_duty_id FOREIGN KEY (duty_id) REFERENCES reporting_duty(id),
  CONSTRAINT fk_submission_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT fk_submission_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT pk_submission_id PRIMARY KEY (id),
  CONSTRAINT uq_submission_duty_id_unit_id_period_key UNIQUE (duty_id, unit_id, period_key)
);

TABLE public.submission_draft (
  submission_id bigint NOT NULL,
  title text DEFAULT ''::text NOT NULL,
  text text DEFAULT ''::text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  saved_by_id bigint NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT fk_submission_draft_saved_by_id FOREIGN KEY (saved_by_id) REFERENCES account(id),
  CONSTRAINT fk_submission_draft_submission_id FOREIGN KEY (submission_id) REFERENCES submission(id),
  CONSTRAINT pk_submission_draft_submission_id PRIMARY KEY (submission_id)
);

TABLE public.submission_piece (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  submission_id bigint NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  submitted_by_id bigint NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id bigint,
  CONSTRAINT fk_submission_piece_submission_id FOREIGN KEY (submission_id) REFERENCES submission(id),
  CONSTRAINT fk_submission_piece_submitted_by_id FOREIGN KEY (submitted_by_id) REFERENCES account(id),
  CONSTRAINT pk_submission_piece_id PRIMARY KEY (id)
);

TABLE public.suspension (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  obligation_id bigint NOT NULL,
  reason text NOT NULL,
  started_on date NOT NULL,
  ended_on date,
  CONSTRAINT fk_suspension_obligation_id FOREIGN KEY (obligation_id) REFERENCES obligation(id),
  CONSTRAINT pk_suspension_id PRIMARY KEY (id)
);

TABLE public.target_value (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  "position" integer NOT NULL,
  progress_report_id bigint,
  value numeric NOT NULL,
  on_day date NOT NULL,
  reported_by_id bigint NOT NULL,
  CONSTRAINT ck_target_value_finite CHECK (((value > '-Infinity'::numeric) AND (value < 'Infinity'::numeric))),
  CONSTRAINT fk_target_value_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_target_value_progress_report_id FOREIGN KEY (progress_report_id) REFERENCES progress_report(id),
  CONSTRAINT fk_target_value_reported_by_id FOREIGN KEY (reported_by_id) REFERENCES account(id),
  CONSTRAINT pk_target_value_id PRIMARY KEY (id)
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
  search_words text DEFAULT ''::text NOT NULL,
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

TABLE public.unit_change (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  kind text NOT NULL,
  effective_on date NOT NULL,
  reason text NOT NULL,
  new_name text DEFAULT ''::text NOT NULL,
  goes_on boolean DEFAULT false NOT NULL,
  exceptions jsonb DEFAULT '{}'::jsonb NOT NULL,
  decided_by_id bigint,
  decided_by_name text NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  applied_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  CONSTRAINT pk_unit_change_id PRIMARY KEY (id)
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

TABLE public.unit_succession (
  unit_change_id bigint NOT NULL,
  from_unit_id bigint NOT NULL,
  "position" integer NOT NULL,
  to_unit_id bigint,
  CONSTRAINT fk_unit_succession_from_unit_id FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  CONSTRAINT fk_unit_succession_to_unit_id FOREIGN KEY (to_unit_id) REFERENCES unit(id),
  CONSTRAINT fk_unit_succession_unit_change_id FOREIGN KEY (unit_change_id) REFERENCES unit_change(id),
  CONSTRAINT pk_unit_succession_unit_change_id_from_unit_id_position PRIMARY KEY (unit_change_id, from_unit_id, "position")
);

TABLE public.unreached (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  plan_id bigint NOT NULL,
  reminder_id bigint,
  event_id bigint,
  audience text NOT NULL,
  seat_unit_id bigint,
  seat_office_id bigint,
  kind text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  since timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  CONSTRAINT fk_unreached_plan_id FOREIGN KEY (plan_id) REFERENCES plan(id),
  CONSTRAINT pk_unreached_id PRIMARY KEY (id)
);

TABLE public.urge (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  item_id bigint NOT NULL,
  assignment_id bigint NOT NULL,
  unit_id bigint NOT NULL,
  urged_by_id bigint NOT NULL,
  urging_unit_id bigint,
  text text DEFAULT ''::text NOT NULL,
  acknowledged boolean NOT NULL,
  last_report_id bigint,
  last_claim_id bigint,
  urged_on date NOT NULL,
  urged_at timestamp with time zone NOT NULL,
  CONSTRAINT fk_urge_assignment_id FOREIGN KEY (assignment_id) REFERENCES assignment(id),
  CONSTRAINT fk_urge_item_id FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT fk_urge_unit_id FOREIGN KEY (unit_id) REFERENCES unit(id),
  CONSTRAINT fk_urge_urged_by_id FOREIGN KEY (urged_by_id) REFERENCES account(id),
  CONSTRAINT fk_urge_urging_unit_id FOREIGN KEY (urging_unit_id) REFERENCES unit(id),
  CONSTRAINT pk_urge_id PRIMARY KEY (id)
);

-- indexes

CREATE INDEX ix_api_token_account ON public.api_token USING btree (account_id);

CREATE INDEX ix_assignment_item ON public.assignment USING btree (item_id);

CREATE INDEX ix_assignment_plan ON public.assignment USING btree (plan_id, unit_id, status, acknowledged_at);

CREATE INDEX ix_assignment_request_assignment ON public.assignment_request USING btree (assignment_id);

CREATE INDEX ix_assignment_transfer_assignment ON public.assignment_transfer USING btree (assignment_id);

CREATE INDEX ix_assignment_unit ON public.assignment USING btree (unit_id, status);

CREATE INDEX ix_attachment_content ON public.attachment USING btree (sha256);

CREATE INDEX ix_attachment_link_target ON public.attachment_link USING btree (target_type, target_id);

CREATE INDEX ix_attachment_office_year ON public.attachment USING btree (leading_group_id, uploaded_on);

CREATE INDEX ix_attachment_subject ON public.attachment USING btree (subject_type, subject_id);

CREATE INDEX ix_attachment_unit_year ON public.attachment USING btree (unit_id, uploaded_on);

CREATE INDEX ix_audit_entry_action ON public.audit_entry USING btree (action, id);

CREATE INDEX ix_audit_entry_actor ON public.audit_entry USING btree (actor_account_id, id);

CREATE INDEX ix_audit_entry_at ON public.audit_entry USING btree (at);

CREATE INDEX ix_audit_entry_subject ON public.audit_entry USING btree (subject_type, subject_id);

CREATE INDEX ix_audit_entry_transaction ON public.audit_entry USING btree (transaction_id);

CREATE INDEX ix_channel_endpoint_office ON public.channel_endpoint USING btree (leading_group_id) WHERE active;

CREATE INDEX ix_channel_endpoint_unit ON public.channel_endpoint USING btree (unit_id) WHERE active;

CREATE INDEX ix_circular_office ON public.circular USING btree (leading_group_id, id);

CREATE INDEX ix_circular_passage_unit ON public.circular_passage USING btree (unit_id);

CREATE INDEX ix_circular_reply_passage ON public.circular_reply USING btree (passage_id);

CREATE INDEX ix_completion_claim_accepted ON public.completion_claim USING btree (decided_at) WHERE (decision = 'accepted'::text);

CREATE INDEX ix_completion_claim_assignment ON public.completion_claim USING btree (assignment_id);

CREATE INDEX ix_cooperating_input_assignment ON public.cooperating_input USING btree (assignment_id, id);

CREATE INDEX ix_cooperating_input_report ON public.cooperating_input USING btree (used_in_report_id) WHERE (used_in_report_id IS NOT NULL);

CREATE INDEX ix_delivery_failed ON public.delivery USING btree (address, failed_on) WHERE (state = 'failed'::text);

CREATE INDEX ix_delivery_waiting ON public.delivery USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text, 'retry'::text]));

CREATE INDEX ix_document_reading_number ON public.document_reading USING btree (document_number);

CREATE INDEX ix_finding_code ON public.finding USING btree (code);

CREATE INDEX ix_idempotent_answer_age ON public.idempotent_answer USING btree (created_at);

CREATE INDEX ix_instruction_open_item ON public.instruction USING btree (item_id) WHERE ((answered_at IS NULL) AND (item_id IS NOT NULL));

CREATE INDEX ix_instruction_plan ON public.instruction USING btree (plan_id);

CREATE INDEX ix_item_change_item ON public.item_change USING btree (item_id, kind);

CREATE INDEX ix_item_cycle_next ON public.item_cycle USING btree (next_opens_on) WHERE (next_opens_on IS NOT NULL);

CREATE INDEX ix_item_search ON public.item USING gin (search_grams(search_words));

CREATE INDEX ix_item_status ON public.item USING btree (status);

CREATE INDEX ix_item_suspension_item ON public.item_suspension USING btree (item_id);

CREATE INDEX ix_ladder_position_due ON public.ladder_position USING btree (ladder, lane, due_on, obligation_id) WHERE (running AND (NOT fresh));

CREATE INDEX ix_ladder_position_fresh ON public.ladder_position USING btree (ladder, lane, obligation_id) WHERE (running AND fresh);

CREATE INDEX ix_message_day ON public.message USING btree (account_id, day);

CREATE INDEX ix_message_release ON public.message USING btree (release_at) WHERE (released_at IS NULL);

CREATE INDEX ix_notice_draft ON public.notice USING btree (obligation_id) WHERE (state = ANY (ARRAY['draft'::text, 'signed'::text]));

CREATE INDEX ix_notice_item ON public.notice USING btree (item_id);

CREATE INDEX ix_notice_plan ON public.notice USING btree (plan_id, state);

CREATE INDEX ix_notice_reply_notice ON public.notice_reply USING btree (notice_id);

CREATE INDEX ix_notice_unit ON public.notice USING btree (unit_id, issued_on) WHERE (issued_on IS NOT NULL);

CREATE INDEX ix_notification_account ON public.notification USING btree (account_id, sent_on);

CREATE INDEX ix_notification_message ON public.notification USING btree (message_id) WHERE (message_id IS NOT NULL);

CREATE INDEX ix_notification_unsent ON public.notification USING btree (id) WHERE (outbound AND (message_id IS NULL));

CREATE INDEX ix_obligation_completion ON public.obligation USING btree (plan_id, subject_id) WHERE ((kind = 'itemCompletion'::text) AND (state <> 'voided'::text));

CREATE INDEX ix_obligation_due ON public.obligation USING btree (kind, effective_due_on, plan_id) WHERE ((state = 'open'::text) AND (unit_id IS NOT NULL));

CREATE INDEX ix_obligation_office ON public.obligation USING btree (leading_group_id, due_on) WHERE ((state = ANY (ARRAY['open'::text, 'paused'::text])) AND (leading_group_id IS NOT NULL));

CREATE INDEX ix_obligation_plan ON public.obligation USING btree (plan_id, effective_due_on, state, unit_id) WHERE (state <> 'voided'::text);

CREATE INDEX ix_obligation_provisional ON public.obligation USING btree (id) WHERE (provisional AND (state = ANY (ARRAY['open'::text, 'paused'::text])));

CREATE INDEX ix_obligation_review ON public.obligation USING btree (leading_group_id) WHERE ((kind = 'officeReview'::text) AND (state <> 'voided'::text));

CREATE INDEX ix_obligation_subject ON public.obligation USING btree (subject_id, subject_type);

CREATE INDEX ix_obligation_unit ON public.obligation USING btree (unit_id, due_on) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));

CREATE INDEX ix_obligation_unit_work ON public.obligation USING btree (unit_id, effective_due_on) WHERE (state <> 'voided'::text);

CREATE INDEX ix_outbox_waiting ON public.outbox USING btree (next_dispatch_at) WHERE ((done_at IS NULL) AND (parked_at IS NULL));

CREATE INDEX ix_phase_change_phase ON public.phase_change USING btree (phase_id);

CREATE INDEX ix_phase_to_enter ON public.phase USING btree (starts_on) WHERE (entered_at IS NULL);

CREATE INDEX ix_phase_to_leave ON public.phase USING btree (ends_on) WHERE (left_at IS NULL);

CREATE INDEX ix_plan_filing_assignment ON public.plan_filing USING btree (assignment_id, id);

CREATE INDEX ix_post_account ON public.post USING btree (account_id);

CREATE INDEX ix_post_leading_group ON public.post USING btree (leading_group_id) WHERE (active AND (leading_group_id IS NOT NULL));

CREATE INDEX ix_post_unit ON public.post USING btree (unit_id, role) WHERE active;

CREATE INDEX ix_progress_report_assignment ON public.progress_report USING btree (assignment_id, reported_at);

CREATE INDEX ix_progress_report_blocked ON public.progress_report USING btree (assignment_id) WHERE (state = 'blocked'::text);

CREATE INDEX ix_progress_report_reported ON public.progress_report USING btree (reported_at);

CREATE INDEX ix_reminder_batch ON public.reminder USING btree (batch_id);

CREATE INDEX ix_reporting_duty_next ON public.reporting_duty USING btree (next_opens_on) WHERE (next_opens_on IS NOT NULL);

CREATE INDEX ix_role_change_open ON public.role_change USING btree (id) WHERE (state = 'proposed'::text);

CREATE INDEX ix_saved_view_account ON public.saved_view USING btree (account_id) WHERE (leading_group_id IS NULL);

CREATE INDEX ix_saved_view_office ON public.saved_view USING btree (leading_group_id) WHERE (leading_group_id IS NOT NULL);

CREATE INDEX ix_saved_view_plan ON public.saved_view USING btree (plan_id);

CREATE INDEX ix_session_account ON public.session USING btree (account_id);

CREATE INDEX ix_session_ends ON public.session USING btree (ends_at);

CREATE INDEX ix_signature_request_unit ON public.signature_request USING btree (unit_id, id);

CREATE INDEX ix_submission_piece_submission ON public.submission_piece USING btree (submission_id);

CREATE INDEX ix_submission_plan ON public.submission USING btree (plan_id);

CREATE INDEX ix_submission_unit ON public.submission USING btree (unit_id, due_on);

CREATE INDEX ix_submission_window ON public.submission USING btree (due_on) WHERE (status = 'open'::text);

CREATE INDEX ix_suspension_obligation ON public.suspension USING btree (obligation_id);

CREATE INDEX ix_target_value_item ON public.target_value USING btree (item_id, "position", on_day);

CREATE INDEX ix_unit_alias_words ON public.unit_alias USING btree (words);

CREATE INDEX ix_unit_change_waiting ON public.unit_change USING btree (effective_on) WHERE ((applied_at IS NULL) AND (cancelled_at IS NULL));

CREATE INDEX ix_unit_succession_to ON public.unit_succession USING btree (to_unit_id);

CREATE INDEX ix_unreached_standing ON public.unreached USING btree (id) WHERE (settled_at IS NULL);

CREATE INDEX ix_urge_assignment ON public.urge USING btree (assignment_id, urged_on);

CREATE INDEX ix_urge_item ON public.urge USING btree (item_id);

CREATE UNIQUE INDEX uq_assignment_request_pending ON public.assignment_request USING btree (assignment_id) WHERE (status = 'pending'::text);

CREATE UNIQUE INDEX uq_assignment_standing ON public.assignment USING btree (item_id, unit_id, role) WHERE (status <> 'withdrawn'::text);

CREATE UNIQUE INDEX uq_calendar_feed_unit ON public.calendar_feed USING btree (unit_id) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX uq_freeze_standing ON public."freeze" USING btree (reason) WHERE (lifted_at IS NULL);

CREATE UNIQUE INDEX uq_message_collecting ON public.message USING btree (account_id) WHERE ((kind = 'digest'::text) AND (released_at IS NULL));

CREATE UNIQUE INDEX uq_notice_of_rung ON public.notice USING btree (obligation_id, colour, due_on) WHERE (reminder_id IS NOT NULL);

CREATE UNIQUE INDEX uq_notification_event ON public.notification USING btree (event_id, account_id) WHERE (event_id IS NOT NULL);

CREATE UNIQUE INDEX uq_notification_reminder ON public.notification USING btree (reminder_id, account_id) WHERE (reminder_id IS NOT NULL);

CREATE UNIQUE INDEX uq_obligation_office_running ON public.obligation USING btree (subject_type, subject_id, kind, leading_group_id, period_key) WHERE ((leading_group_id IS NOT NULL) AND (state = ANY (ARRAY['open'::text, 'paused'::text])));

CREATE UNIQUE INDEX uq_obligation_period ON public.obligation USING btree (subject_type, subject_id, kind, period_key) WHERE (period_key <> ''::text);

CREATE UNIQUE INDEX uq_obligation_running ON public.obligation USING btree (subject_type, subject_id, kind, unit_id, period_key) WHERE (state = ANY (ARRAY['open'::text, 'paused'::text]));

CREATE UNIQUE INDEX uq_post_held ON public.post USING btree (account_id, role, unit_id, leading_group_id) NULLS NOT DISTINCT WHERE active;

CREATE UNIQUE INDEX uq_signature_request_waiting ON public.signature_request USING btree (subject_type, subject_id, kind) WHERE (status = 'waiting'::text);

CREATE UNIQUE INDEX uq_suspension_running ON public.suspension USING btree (obligation_id, reason) WHERE (ended_on IS NULL);

CREATE UNIQUE INDEX uq_unreached_office_event ON public.unreached USING btree (event_id) WHERE ((event_id IS NOT NULL) AND (seat_unit_id IS NULL));

CREATE UNIQUE INDEX uq_unreached_reminder ON public.unreached USING btree (reminder_id, audience) WHERE (reminder_id IS NOT NULL);

CREATE UNIQUE INDEX uq_unreached_unit_event ON public.unreached USING btree (event_id, seat_unit_id) WHERE ((event_id IS NOT NULL) AND (seat_unit_id IS NOT NULL));

-- views

VIEW public.incumbent AS
 SELECT account.id,
    post.id AS post_id,
    account.login,
    account.display_name,
    account.email,
    account.deputy_id,
    account.absent_from,
    account.absent_until,
    account.demo,
    post.role,
    post.unit_id,
    post.leading_group_id,
    post.field,
    post.on_duty
   FROM (post
     JOIN account ON ((account.id = post.account_id)))
  WHERE (post.active AND account.active AND ((post.valid_from IS NULL) OR (post.valid_from <= app_today())) AND ((post.valid_until IS NULL) OR (post.valid_until >= app_today())));;

-- functions

CREATE OR REPLACE FUNCTION public.app_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
        select coalesce(nullif(current_setting('duban.now', true), '')::timestamptz, (select demo_at from clock), now() + wall_offset())
      $function$;

CREATE OR REPLACE FUNCTION public.app_today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
        select (app_now() at time zone 'Asia/Shanghai')::date
      $function$;

CREATE OR REPLACE FUNCTION public.audit_entry_text(entry audit_entry)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
        select string_agg(case when field is null then '-' else octet_length(field) || ':' || field end, ',' order by place)
        from unnest(array[
            entry.id::text, to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            entry.transaction_id::text, entry.actor_account_id::text, entry.actor_name, entry.actor_role, entry.action, entry.outcome, entry.subject_type, entry.subject_id::text,
            entry.detail::text, entry.correlation_id, entry.address
        ]) with ordinality as listed (field, place)
    $function$;

CREATE OR REPLACE FUNCTION public.grant_application_rights(application name)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
        declare statement text;
        begin
            foreach statement in array array[
                'grant usage on schema public to %1$I',
                'grant select, insert, update, delete on all tables in schema public to %1$I',
                'grant usage, select, update on all sequences in schema public to %1$I',
                'alter default privileges in schema public grant select, insert, update, delete on tables to %1$I',
                'alter default privileges in schema public grant usage, select, update on sequences to %1$I',
                'revoke update, delete on audit_entry from %1$I',
                'revoke insert, update, delete on audit_link, audit_head, audit_purge from %1$I',
                'revoke insert, update, delete on migration from %1$I',
                'grant execute on function purge_audit(timestamptz) to %1$I'
            ] loop
                execute format(statement, application);
            end loop;
        end
    $function$;

CREATE OR REPLACE FUNCTION public.keep_administrators_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          -- Two grants at once to one person wait for each other here.
          perform from account where id = new.account_id for update;
          if exists (select from post administrator join post other using (account_id) where account_id = new.account_id and administrator.active and other.active
              and administrator.role in ('systemAdministrator', 'securityAdministrator', 'auditor') and other.role <> administrator.role) then
            raise exception 'account % would hold an administrator role and another role', new.account_id using errcode = 'integrity_constraint_violation', constraint = 'administrators_apart';
          end if;
          return null;
        end
      $function$;

CREATE OR REPLACE FUNCTION public.keep_former_due_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          new.former_due_days := coalesce(old.former_due_days, '[]') || jsonb_build_object('until', app_today(), 'dueOn', old.due_on, 'grantedOn', old.granted_on);
          return new;
        end
      $function$;

CREATE OR REPLACE FUNCTION public.keep_security_administrator()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          perform pg_advisory_xact_lock(20240403);
          if not exists (select from post join account on account.id = account_id where post.active and account.active and role = 'securityAdministrator') then
            raise exception 'the last security administrator cannot be removed' using errcode = 'integrity_constraint_violation', constraint = 'security_administrator_kept';
          end if;
          return null;
        end
      $function$;

CREATE OR REPLACE FUNCTION public.keep_security_administrator_account()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          if exists (select from post where account_id = new.id and active and role = 'securityAdministrator') then
            perform pg_advisory_xact_lock(20240403);
            if not exists (select from post join account on account.id = account_id where post.active and account.active and role = 'securityAdministrator') then
              raise exception 'the last security administrator cannot be disabled' using errcode = 'integrity_constraint_violation', constraint = 'security_administrator_kept';
            end if;
          end if;
          return null;
        end
      $function$;

CREATE OR REPLACE FUNCTION public.link_audit_entries()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
        declare entry audit_entry; place bigint; mark bytea;
        begin
            if exists (select from audit_link where entry_id = new.id) then return null; end if;
            select sequence, hash into strict place, mark from audit_head where id = 1 for update;
            for entry in
                select * from audit_entry where id >= new.id and (transaction_id = txid_current() or id = new.id) order by id
            loop
                continue when exists (select from audit_link where entry_id = entry.id);
                place := place + 1;
                insert into audit_link (sequence, entry_id, previous_hash, hash)
                values (place, entry.id, mark, sha256(mark || convert_to(place || ':' || audit_entry_text(entry), 'UTF8'))) returning hash into mark;
            end loop;
            update audit_head set sequence = place, hash = mark where id = 1;
            return null;
        end
    $function$;

CREATE OR REPLACE FUNCTION public.note_due_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin new.due_changed_at := app_now(); return new; end
      $function$;

CREATE OR REPLACE FUNCTION public.purge_audit(cut timestamp with time zone)
 RETURNS TABLE(through bigint, seal text, cleared bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
        declare mark bytea;
        begin
            if cut > clock_timestamp() - interval '184 days' then
                raise exception 'purging audit rows younger than 184 days is refused' using errcode = 'insufficient_privilege';
            end if;
            perform pg_advisory_xact_lock(hashtextextended('purge_audit', 0));
            select coalesce(
                (select sequence - 1 from audit_link join audit_entry on audit_entry.id = entry_id where recorded_at >= cut order by sequence limit 1),
                (select max(sequence) from audit_link)) into through;
            select hash into mark from audit_link where sequence = through;
            if not found then return; end if;
            select count(*) into cleared from audit_link where sequence <= through;
            seal := encode(mark, 'hex');
            insert into audit_purge (through_sequence, hash, entries, before) values (through, mark, cleared, cut);
            delete from audit_entry using audit_link where audit_link.entry_id = audit_entry.id and sequence <= through;
            delete from audit_link where sequence <= through;
            return next;
        end
    $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin raise exception '% on % is refused: its rows are kept as they are', tg_op, tg_table_name using errcode = 'insufficient_privilege'; end
      $function$;

CREATE OR REPLACE FUNCTION public.refuse_snapshot_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'the facts of circular % are kept as they were taken', old.id using errcode = 'insufficient_privilege'; end $function$;

CREATE OR REPLACE FUNCTION public.refuse_unpurged()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
            if exists (select from audit_purge where transaction_id = txid_current()) then return null; end if;
            raise exception '% on % is refused: its rows are kept as they are', tg_op, tg_table_name using errcode = 'insufficient_privilege';
        end
    $function$;

CREATE OR REPLACE FUNCTION public.search_grams(words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
        select array(select distinct gram from (select c || lead(c) over (order by n) as gram from unnest(string_to_array(words, null)) with ordinality as chars (c, n)) pairs where gram is not null)
      $function$;

CREATE OR REPLACE FUNCTION public.touch_plans()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin insert into plan_touch (plan_id) select distinct plan_id from changed; return null; end $function$;

CREATE OR REPLACE FUNCTION public.touch_plans_of_completions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin insert into plan_touch (plan_id) select distinct plan_id from changed where kind = 'itemCompletion'; return null; end $function$;

CREATE OR REPLACE FUNCTION public.touch_plans_of_reports()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin insert into plan_touch (plan_id) select distinct plan_id from changed join assignment on assignment.id = assignment_id; return null; end $function$;

CREATE OR REPLACE FUNCTION public.wall_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
        select clock_timestamp() + wall_offset()
      $function$;

CREATE OR REPLACE FUNCTION public.wall_offset()
 RETURNS interval
 LANGUAGE sql
 STABLE
AS $function$
        select coalesce(nullif(current_setting('duban.wall_offset', true), ''), '0')::interval
      $function$;

-- triggers

CREATE TRIGGER account_security_administrator AFTER UPDATE ON public.account FOR EACH ROW WHEN ((old.active AND (NOT new.active))) EXECUTE FUNCTION keep_security_administrator_account();

CREATE TRIGGER assignment_delete_told AFTER DELETE ON public.assignment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER assignment_insert_told AFTER INSERT ON public.assignment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER assignment_update_told AFTER UPDATE ON public.assignment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE CONSTRAINT TRIGGER audit_entry_linked AFTER INSERT ON public.audit_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_entries();

CREATE TRIGGER audit_entry_purged BEFORE DELETE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_unpurged();

CREATE TRIGGER audit_entry_young BEFORE DELETE ON public.audit_entry FOR EACH ROW WHEN ((old.recorded_at > (clock_timestamp() - '184 days'::interval))) EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER audit_head_kept BEFORE DELETE OR TRUNCATE ON public.audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER audit_link_kept BEFORE UPDATE OR TRUNCATE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER audit_link_purged BEFORE DELETE ON public.audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_unpurged();

CREATE TRIGGER audit_purge_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_purge FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER circular_snapshot_kept BEFORE UPDATE ON public.circular FOR EACH ROW WHEN (((old.snapshot IS DISTINCT FROM new.snapshot) OR (old.snapshot_hash IS DISTINCT FROM new.snapshot_hash))) EXECUTE FUNCTION refuse_snapshot_change();

CREATE TRIGGER item_delete_told AFTER DELETE ON public.item REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER item_insert_told AFTER INSERT ON public.item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER item_update_told AFTER UPDATE ON public.item REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans();

CREATE TRIGGER obligation_due_changed BEFORE UPDATE OF effective_due_on ON public.obligation FOR EACH ROW WHEN ((old.effective_due_on IS DISTINCT FROM new.effective_due_on)) EXECUTE FUNCTION note_due_change();

CREATE TRIGGER obligation_due_day_kept BEFORE UPDATE OF due_on ON public.obligation FOR EACH ROW WHEN ((old.due_on IS DISTINCT FROM new.due_on)) EXECUTE FUNCTION keep_former_due_day();

CREATE TRIGGER obligation_insert_told AFTER INSERT ON public.obligation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans_of_completions();

CREATE TRIGGER obligation_kept BEFORE DELETE OR TRUNCATE ON public.obligation FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();

CREATE TRIGGER obligation_update_told AFTER UPDATE ON public.obligation REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans_of_completions();

CREATE TRIGGER post_administrators_apart AFTER INSERT OR UPDATE ON public.post FOR EACH ROW WHEN (new.active) EXECUTE FUNCTION keep_administrators_apart();

CREATE TRIGGER post_security_administrator AFTER UPDATE ON public.post FOR EACH ROW WHEN (((old.role = 'securityAdministrator'::text) AND old.active AND (NOT (new.active AND (new.role = old.role))))) EXECUTE FUNCTION keep_security_administrator();

CREATE TRIGGER post_security_administrator_deleted AFTER DELETE ON public.post FOR EACH ROW WHEN (((old.role = 'securityAdministrator'::text) AND old.active)) EXECUTE FUNCTION keep_security_administrator();

CREATE TRIGGER progress_report_delete_told AFTER DELETE ON public.progress_report REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans_of_reports();

CREATE TRIGGER progress_report_insert_told AFTER INSERT ON public.progress_report REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans_of_reports();

CREATE TRIGGER progress_report_update_told AFTER UPDATE ON public.progress_report REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION touch_plans_of_reports();
