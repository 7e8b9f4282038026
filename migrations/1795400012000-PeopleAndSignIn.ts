import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People hold posts instead of one role; how they sign in, in sessions of the server; who may hold which post together. */
export class PeopleAndSignIn1795400012000 implements MigrationInterface {
  name = 'PeopleAndSignIn1795400012000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "account" DROP CONSTRAINT "fk_account_unit_id"`);
    await queryRunner.query(`ALTER TABLE "account" DROP CONSTRAINT "fk_account_leading_group_id"`);
    await queryRunner.query(`DROP INDEX "ix_account_leading_group"`);
    await queryRunner.query(`DROP INDEX "ix_account_unit_role"`);
    await queryRunner.query(`ALTER TABLE "account" DROP CONSTRAINT "ck_account_role_place"`);
    await queryRunner.query(`CREATE TABLE "activation_code" ("account_id" bigint NOT NULL, "code_hash" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_activation_code_account_id" PRIMARY KEY ("account_id"))`);
    await queryRunner.query(`CREATE TABLE "sign_in_failure" ("key" character varying(255) NOT NULL, "points" integer NOT NULL DEFAULT '0', "expire" bigint, CONSTRAINT "pk_sign_in_failure_key" PRIMARY KEY ("key"))`);
    await queryRunner.query(`CREATE TABLE "single_sign_on_request" ("state_hash" text NOT NULL, "browser_hash" text NOT NULL, "nonce" text NOT NULL, "code_verifier" text NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_single_sign_on_request_state_hash" PRIMARY KEY ("state_hash"))`);
    await queryRunner.query(`CREATE TABLE "post" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "account_id" bigint NOT NULL, "role" text NOT NULL, "unit_id" bigint, "leading_group_id" bigint, "field" bigint array, "on_duty" boolean NOT NULL DEFAULT false, "active" boolean NOT NULL DEFAULT true, "valid_from" date, "valid_until" date, CONSTRAINT "ck_post_administrator" CHECK (role not in ('systemAdministrator', 'securityAdministrator', 'auditor') or (unit_id is null and valid_until is null)), CONSTRAINT "ck_post_field" CHECK (field is null or role = 'leader'), CONSTRAINT "ck_post_place" CHECK ((role in ('officeClerk', 'officeDirector')) = (leading_group_id is not null) and (role not in ('liaison', 'clerk', 'unitHead') or unit_id is not null)), CONSTRAINT "pk_post_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_post_account" ON "post" ("account_id")`);
    await queryRunner.query(`CREATE INDEX "ix_post_leading_group" ON "post" ("leading_group_id") WHERE active and leading_group_id is not null`);
    await queryRunner.query(`CREATE INDEX "ix_post_unit" ON "post" ("unit_id", "role") WHERE active`);
    await queryRunner.query(`CREATE TABLE "role_change" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "kind" text NOT NULL, "role" text NOT NULL, "field" bigint array, "state" text NOT NULL DEFAULT 'proposed', "proposed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "decided_at" TIMESTAMP WITH TIME ZONE, "reason" text NOT NULL DEFAULT '', "account_id" bigint NOT NULL, "post_id" bigint, "unit_id" bigint, "leading_group_id" bigint, "proposed_by_id" bigint NOT NULL, "decided_by_id" bigint, CONSTRAINT "ck_role_change_two_people" CHECK (decided_by_id is null or decided_by_id <> proposed_by_id or state = 'rejected'), CONSTRAINT "ck_role_change_decided" CHECK ((state = 'proposed') = (decided_by_id is null)), CONSTRAINT "pk_role_change_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_role_change_open" ON "role_change" ("id") WHERE state = 'proposed'`);
    await queryRunner.query(`CREATE TABLE "api_token" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "account_id" bigint NOT NULL, "name" text NOT NULL, "key_hash" text NOT NULL, "scopes" text array NOT NULL, "expires_on" date NOT NULL, "last_used_on" date, "post_id" bigint NOT NULL, CONSTRAINT "uq_api_token_key_hash" UNIQUE ("key_hash"), CONSTRAINT "pk_api_token_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_api_token_account" ON "api_token" ("account_id")`);
    await queryRunner.query(`CREATE TABLE "credential" ("account_id" bigint NOT NULL, "password_hash" text, "totp_secret" text, "totp_pending" text, "totp_last_step" bigint NOT NULL DEFAULT '0', CONSTRAINT "pk_credential_account_id" PRIMARY KEY ("account_id"))`);
    await queryRunner.query(`CREATE TABLE "session" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "key_hash" text NOT NULL, "account_id" bigint NOT NULL, "began_at" TIMESTAMP WITH TIME ZONE NOT NULL, "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "address" text NOT NULL, "browser" text NOT NULL DEFAULT '', "post_id" bigint NOT NULL, CONSTRAINT "uq_session_key_hash" UNIQUE ("key_hash"), CONSTRAINT "pk_session_id" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "ix_session_account" ON "session" ("account_id")`);
    await queryRunner.query(`CREATE INDEX "ix_session_ends" ON "session" ("ends_at")`);
    // A person keeps what they were: their first post.
    await queryRunner.query(`
      insert into post (account_id, role, unit_id, leading_group_id, on_duty) select id, role, unit_id, leading_group_id, on_duty from account order by id`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "on_duty"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "unit_id"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "leading_group_id"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "role"`);
    await queryRunner.query(`ALTER TABLE "account" ADD "phone" text`);
    await queryRunner.query(`ALTER TABLE "account" ADD "program" boolean NOT NULL DEFAULT false`);
    await queryRunner.query(`ALTER TABLE "account" ADD "oidc_subject" text`);
    await queryRunner.query(`ALTER TABLE "account" ADD CONSTRAINT "uq_account_oidc_subject" UNIQUE ("oidc_subject")`);
    await queryRunner.query(`ALTER TABLE "activation_code" ADD CONSTRAINT "fk_activation_code_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "post" ADD CONSTRAINT "fk_post_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "post" ADD CONSTRAINT "fk_post_unit_id" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "post" ADD CONSTRAINT "fk_post_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_post_id" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_unit_id" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_proposed_by_id" FOREIGN KEY ("proposed_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "role_change" ADD CONSTRAINT "fk_role_change_decided_by_id" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "api_token" ADD CONSTRAINT "fk_api_token_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "api_token" ADD CONSTRAINT "fk_api_token_post_id" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "credential" ADD CONSTRAINT "fk_credential_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "session" ADD CONSTRAINT "fk_session_account_id" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "session" ADD CONSTRAINT "fk_session_post_id" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // The same post twice would tell its person everything twice.
    await queryRunner.query(`create unique index uq_post_held on post (account_id, role, unit_id, leading_group_id) nulls not distinct where active`);
    // Who holds which post today: one row per person and post, `id` is the person's. Whoever is told, and whoever may act, is found here.
    await queryRunner.query(`
      create view incumbent as
        select account.id, post.id as post_id, login, display_name, email, deputy_id, absent_from, absent_until, demo, role, unit_id, leading_group_id, field, on_duty
        from post join account on account.id = post.account_id
        where post.active and account.active and (valid_from is null or valid_from <= app_today()) and (valid_until is null or valid_until >= app_today())`);
    // System, security and audit administrator are three people and have no other work (GB/T 22239), whatever the code above does.
    await queryRunner.query(`
      create function keep_administrators_apart() returns trigger language plpgsql as $$
        begin
          -- Two grants at once to one person wait for each other here.
          perform from account where id = new.account_id for update;
          if exists (select from post administrator join post other using (account_id) where account_id = new.account_id and administrator.active and other.active
              and administrator.role in ('systemAdministrator', 'securityAdministrator', 'auditor') and other.role <> administrator.role) then
            raise exception 'account % would hold an administrator role and another role', new.account_id using errcode = 'integrity_constraint_violation', constraint = 'administrators_apart';
          end if;
          return null;
        end
      $$`);
    await queryRunner.query(`
      create trigger post_administrators_apart after insert or update on post
      for each row when (new.active) execute function keep_administrators_apart()`);
    await queryRunner.query(`
      create function keep_security_administrator() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock(20240403);
          if not exists (select from post join account on account.id = account_id where post.active and account.active and role = 'securityAdministrator') then
            raise exception 'the last security administrator cannot be removed' using errcode = 'integrity_constraint_violation', constraint = 'security_administrator_kept';
          end if;
          return null;
        end
      $$`);
    await queryRunner.query(`
      create trigger post_security_administrator after update on post
      for each row when (old.role = 'securityAdministrator' and old.active and not (new.active and new.role = old.role)) execute function keep_security_administrator()`);
    await queryRunner.query(`
      create trigger post_security_administrator_deleted after delete on post
      for each row when (old.role = 'securityAdministrator' and old.active) execute function keep_security_administrator()`);
    await queryRunner.query(`
      create function keep_security_administrator_account() returns trigger language plpgsql as $$
        begin
          if exists (select from post where account_id = new.id and active and role = 'securityAdministrator') then
            perform pg_advisory_xact_lock(20240403);
            if not exists (select from post join account on account.id = account_id where post.active and account.active and role = 'securityAdministrator') then
              raise exception 'the last security administrator cannot be disabled' using errcode = 'integrity_constraint_violation', constraint = 'security_administrator_kept';
            end if;
          end if;
          return null;
        end
      $$`);
    await queryRunner.query(`
      create trigger account_security_administrator after update on account
      for each row when (old.active and not new.active) execute function keep_security_administrator_account()`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger account_security_administrator on account`);
    await queryRunner.query(`drop trigger post_security_administrator_deleted on post`);
    await queryRunner.query(`drop trigger post_security_administrator on post`);
    await queryRunner.query(`drop trigger post_administrators_apart on post`);
    await queryRunner.query(`drop function keep_security_administrator_account()`);
    await queryRunner.query(`drop function keep_security_administrator()`);
    await queryRunner.query(`drop function keep_administrators_apart()`);
    await queryRunner.query(`drop view incumbent`);
    await queryRunner.query(`drop index uq_post_held`);
    await queryRunner.query(`ALTER TABLE "session" DROP CONSTRAINT "fk_session_post_id"`);
    await queryRunner.query(`ALTER TABLE "session" DROP CONSTRAINT "fk_session_account_id"`);
    await queryRunner.query(`ALTER TABLE "credential" DROP CONSTRAINT "fk_credential_account_id"`);
    await queryRunner.query(`ALTER TABLE "api_token" DROP CONSTRAINT "fk_api_token_post_id"`);
    await queryRunner.query(`ALTER TABLE "api_token" DROP CONSTRAINT "fk_api_token_account_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_decided_by_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_proposed_by_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_leading_group_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_unit_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_post_id"`);
    await queryRunner.query(`ALTER TABLE "role_change" DROP CONSTRAINT "fk_role_change_account_id"`);
    await queryRunner.query(`ALTER TABLE "post" DROP CONSTRAINT "fk_post_leading_group_id"`);
    await queryRunner.query(`ALTER TABLE "post" DROP CONSTRAINT "fk_post_unit_id"`);
    await queryRunner.query(`ALTER TABLE "post" DROP CONSTRAINT "fk_post_account_id"`);
    await queryRunner.query(`ALTER TABLE "activation_code" DROP CONSTRAINT "fk_activation_code_account_id"`);
    await queryRunner.query(`ALTER TABLE "account" DROP CONSTRAINT "uq_account_oidc_subject"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "oidc_subject"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "program"`);
    await queryRunner.query(`ALTER TABLE "account" DROP COLUMN "phone"`);
    await queryRunner.query(`ALTER TABLE "account" ADD "role" text`);
    await queryRunner.query(`ALTER TABLE "account" ADD "leading_group_id" bigint`);
    await queryRunner.query(`ALTER TABLE "account" ADD "unit_id" bigint`);
    await queryRunner.query(`ALTER TABLE "account" ADD "on_duty" boolean NOT NULL DEFAULT false`);
    // Whoever had no post, or one that there was not, can do nothing: the older form has no words for it.
    await queryRunner.query(`
      update account set on_duty = post.on_duty, role = case post.role when 'officeDirector' then 'officeClerk' else post.role end, unit_id = post.unit_id, leading_group_id = post.leading_group_id
      from (select distinct on (account_id) * from post where active and role not in ('securityAdministrator', 'auditor') order by account_id, id) post where account_id = account.id`);
    await queryRunner.query(`update account set role = 'leader', active = false where role is null`);
    await queryRunner.query(`ALTER TABLE "account" ALTER COLUMN "role" SET NOT NULL`);
    await queryRunner.query(`DROP INDEX "ix_session_ends"`);
    await queryRunner.query(`DROP INDEX "ix_session_account"`);
    await queryRunner.query(`DROP TABLE "session"`);
    await queryRunner.query(`DROP TABLE "credential"`);
    await queryRunner.query(`DROP INDEX "ix_api_token_account"`);
    await queryRunner.query(`DROP TABLE "api_token"`);
    await queryRunner.query(`DROP INDEX "ix_role_change_open"`);
    await queryRunner.query(`DROP TABLE "role_change"`);
    await queryRunner.query(`DROP INDEX "ix_post_unit"`);
    await queryRunner.query(`DROP INDEX "ix_post_leading_group"`);
    await queryRunner.query(`DROP INDEX "ix_post_account"`);
    await queryRunner.query(`DROP TABLE "post"`);
    await queryRunner.query(`DROP TABLE "single_sign_on_request"`);
    await queryRunner.query(`DROP TABLE "sign_in_failure"`);
    await queryRunner.query(`DROP TABLE "activation_code"`);
    await queryRunner.query(`ALTER TABLE "account" ADD CONSTRAINT "ck_account_role_place" CHECK ((((role = 'officeClerk') = (leading_group_id IS NOT NULL)) AND ((role = ANY (ARRAY ['leader', 'officeClerk', 'systemAdministrator'])) OR (unit_id IS NOT NULL))))`);
    await queryRunner.query(`CREATE INDEX "ix_account_unit_role" ON "account" USING btree ("role", "unit_id") WHERE active`);
    await queryRunner.query(`CREATE INDEX "ix_account_leading_group" ON "account" USING btree ("leading_group_id") WHERE (active AND (leading_group_id IS NOT NULL))`);
    await queryRunner.query(`ALTER TABLE "account" ADD CONSTRAINT "fk_account_leading_group_id" FOREIGN KEY ("leading_group_id") REFERENCES "leading_group"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await queryRunner.query(`ALTER TABLE "account" ADD CONSTRAINT "fk_account_unit_id" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }
}
