import type { MigrationInterface, QueryRunner } from "typeorm";

export class AttachmentsAndAuditChain1795400018000 implements MigrationInterface {
    name = 'AttachmentsAndAuditChain1795400018000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "audit_link" (
                "sequence" bigint NOT NULL,
                "entry_id" bigint NOT NULL,
                "previous_hash" bytea NOT NULL,
                "hash" bytea NOT NULL,
                CONSTRAINT "uq_audit_link_entry_id" UNIQUE ("entry_id"),
                CONSTRAINT "pk_audit_link_sequence" PRIMARY KEY ("sequence")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "audit_head" (
                "id" smallint NOT NULL,
                "sequence" bigint NOT NULL,
                "hash" bytea NOT NULL,
                CONSTRAINT "ck_audit_head_single" CHECK (id = 1),
                CONSTRAINT "pk_audit_head_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "audit_purge" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "through_sequence" bigint NOT NULL,
                "hash" bytea NOT NULL,
                "entries" bigint NOT NULL,
                "before" TIMESTAMP WITH TIME ZONE NOT NULL,
                "purged_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
                "transaction_id" bigint NOT NULL DEFAULT txid_current(),
                CONSTRAINT "pk_audit_purge_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "attachment" (
                "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
                "sha256" text NOT NULL,
                "bytes" integer NOT NULL,
                "media_type" text NOT NULL,
                "name" text NOT NULL,
                "subject_type" text NOT NULL,
                "subject_id" bigint NOT NULL,
                "unit_id" bigint,
                "leading_group_id" bigint,
                "uploaded_by_id" bigint NOT NULL,
                "uploaded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "uploaded_on" date NOT NULL,
                "scanned" boolean NOT NULL,
                CONSTRAINT "ck_attachment_sha256" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
                CONSTRAINT "ck_attachment_owner" CHECK ((unit_id is null) <> (leading_group_id is null)),
                CONSTRAINT "pk_attachment_id" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_attachment_office_year" ON "attachment" ("leading_group_id", "uploaded_on")
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_attachment_unit_year" ON "attachment" ("unit_id", "uploaded_on")
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_attachment_content" ON "attachment" ("sha256")
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_attachment_subject" ON "attachment" ("subject_type", "subject_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "attachment_link" (
                "attachment_id" bigint NOT NULL,
                "target_type" text NOT NULL,
                "target_id" bigint NOT NULL,
                "linked_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "pk_attachment_link_attachment_id_target_type_target_id" PRIMARY KEY ("attachment_id", "target_type", "target_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_attachment_link_target" ON "attachment_link" ("target_type", "target_id")
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ADD "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp()
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ADD "transaction_id" bigint NOT NULL DEFAULT txid_current()
        `);
        await queryRunner.query(`CREATE INDEX "ix_audit_entry_transaction" ON "audit_entry" ("transaction_id")`);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ADD "actor_role" text
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ADD "outcome" text NOT NULL DEFAULT 'done'
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ADD "address" text
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ALTER COLUMN "subject_id" DROP NOT NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_audit_entry_at" ON "audit_entry" ("at")
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_audit_entry_action" ON "audit_entry" ("action", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "ix_audit_entry_actor" ON "audit_entry" ("actor_account_id", "id")
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment"
            ADD CONSTRAINT "fk_attachment_unit_id" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment"
            ADD CONSTRAINT "fk_attachment_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment"
            ADD CONSTRAINT "fk_attachment_uploaded_by_id" FOREIGN KEY ("uploaded_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment_link"
            ADD CONSTRAINT "fk_attachment_link_attachment_id" FOREIGN KEY ("attachment_id") REFERENCES "attachment"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        for (const statement of CHAIN) await queryRunner.query(statement);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        for (const statement of CHAIN_UNDONE) await queryRunner.query(statement);
        await queryRunner.query(`
            ALTER TABLE "attachment_link" DROP CONSTRAINT "fk_attachment_link_attachment_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment" DROP CONSTRAINT "fk_attachment_uploaded_by_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment" DROP CONSTRAINT "fk_attachment_leading_group_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "attachment" DROP CONSTRAINT "fk_attachment_unit_id"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_audit_entry_actor"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_audit_entry_action"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_audit_entry_at"
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry"
            ALTER COLUMN "subject_id"
            SET NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry" DROP COLUMN "address"
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry" DROP COLUMN "outcome"
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry" DROP COLUMN "actor_role"
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry" DROP COLUMN "transaction_id"
        `);
        await queryRunner.query(`
            ALTER TABLE "audit_entry" DROP COLUMN "recorded_at"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_attachment_link_target"
        `);
        await queryRunner.query(`
            DROP TABLE "attachment_link"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_attachment_subject"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_attachment_content"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_attachment_unit_year"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."ix_attachment_office_year"
        `);
        await queryRunner.query(`
            DROP TABLE "attachment"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_purge"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_head"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_link"
        `);
    }

}

/** The content of a row in one reading only: every field behind its length in bytes, an absent one as a dash. The verifier writes the same in its own words. */
const ENTRY_TEXT = `
    create function audit_entry_text(entry audit_entry) returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
        select string_agg(case when field is null then '-' else octet_length(field) || ':' || field end, ',' order by place)
        from unnest(array[
            entry.id::text, to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            entry.transaction_id::text, entry.actor_account_id::text, entry.actor_name, entry.actor_role, entry.action, entry.outcome, entry.subject_type, entry.subject_id::text,
            entry.detail::text, entry.correlation_id, entry.address
        ]) with ordinality as listed (field, place)
    $$`;

const CHAIN = [
    `insert into audit_head (id, sequence, hash) values (1, 0, decode(repeat('00', 32), 'hex'))`,
    ENTRY_TEXT,
    // Runs when the transaction commits, once for all its rows: the head is locked for the moment of the commit, not for the length of the work.
    `create function link_audit_entries() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
        declare entry audit_entry; place bigint; mark bytea;
        begin
            if exists (select from audit_link where entry_id = new.id) then return null; end if;
            select sequence, hash into strict place, mark from audit_head where id = 1 for update;
            for entry in
                select * from audit_entry where id >= new.id and (transaction_id = txid_current() or id = new.id)
                and not exists (select from audit_link where entry_id = audit_entry.id) order by id
            loop
                place := place + 1;
                insert into audit_link (sequence, entry_id, previous_hash, hash)
                values (place, entry.id, mark, sha256(mark || convert_to(place || ':' || audit_entry_text(entry), 'UTF8'))) returning hash into mark;
            end loop;
            update audit_head set sequence = place, hash = mark where id = 1;
            return null;
        end
    $$`,
    // Rows from before the chain are linked in their order of old.
    `do $$
        declare entry audit_entry; place bigint := 0; mark bytea := decode(repeat('00', 32), 'hex');
        begin
            for entry in select * from audit_entry order by id loop
                place := place + 1;
                insert into audit_link (sequence, entry_id, previous_hash, hash)
                values (place, entry.id, mark, sha256(mark || convert_to(place || ':' || audit_entry_text(entry), 'UTF8'))) returning hash into mark;
            end loop;
            update audit_head set sequence = place, hash = mark where id = 1;
        end
    $$`,
    `create constraint trigger audit_entry_linked after insert on audit_entry deferrable initially deferred for each row execute function link_audit_entries()`,

    // Rows leave the audit only inside purge_audit(), and none that is younger than half a year by the database's own clock (网络安全法: 不少于六个月).
    `create function refuse_unpurged() returns trigger language plpgsql as $$
        begin
            if exists (select from audit_purge where transaction_id = txid_current()) then return null; end if;
            raise exception '% on % is refused: its rows are kept as they are', tg_op, tg_table_name using errcode = 'insufficient_privilege';
        end
    $$`,
    `drop trigger audit_entry_kept on audit_entry`,
    `create trigger audit_entry_kept before update or truncate on audit_entry for each statement execute function refuse_rewrite()`,
    `create trigger audit_entry_purged before delete on audit_entry for each statement execute function refuse_unpurged()`,
    `create trigger audit_entry_young before delete on audit_entry for each row when (old.recorded_at > clock_timestamp() - interval '184 days') execute function refuse_rewrite()`,
    `create trigger audit_link_kept before update or truncate on audit_link for each statement execute function refuse_rewrite()`,
    `create trigger audit_link_purged before delete on audit_link for each statement execute function refuse_unpurged()`,
    `create trigger audit_head_kept before delete or truncate on audit_head for each statement execute function refuse_rewrite()`,
    `create trigger audit_purge_kept before update or delete or truncate on audit_purge for each statement execute function refuse_rewrite()`,
    `create function purge_audit(cut timestamptz) returns table (through bigint, seal text, cleared bigint) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
    $$`,
    `revoke execute on function purge_audit(timestamptz) from public`,
    // For installations where the application has a database role of its own that does not own the tables (docs/decisions/0019).
    `create function grant_application_rights(application name) returns void language plpgsql as $$
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
    $$`,
    `revoke execute on function grant_application_rights(name) from public`,
];

const CHAIN_UNDONE = [
    `drop function grant_application_rights(name)`,
    `drop function purge_audit(timestamptz)`,
    `drop trigger audit_purge_kept on audit_purge`,
    `drop trigger audit_head_kept on audit_head`,
    `drop trigger audit_link_purged on audit_link`,
    `drop trigger audit_link_kept on audit_link`,
    `drop trigger audit_entry_young on audit_entry`,
    `drop trigger audit_entry_purged on audit_entry`,
    `drop trigger audit_entry_kept on audit_entry`,
    `create trigger audit_entry_kept before update or delete or truncate on audit_entry for each statement execute function refuse_rewrite()`,
    `drop function refuse_unpurged()`,
    `drop trigger audit_entry_linked on audit_entry`,
    `drop function link_audit_entries()`,
    `drop function audit_entry_text(audit_entry)`,
    // The older schema has no refused accesses without a number.
    `alter table audit_entry disable trigger audit_entry_kept`,
    `update audit_entry set subject_id = 0 where subject_id is null`,
    `alter table audit_entry enable trigger audit_entry_kept`,
];
