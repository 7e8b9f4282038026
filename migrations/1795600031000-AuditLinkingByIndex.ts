import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What links an entry of the audit looks for single rows by their numbers. A connection that planned this while the tables were empty read
 * the whole chain for every entry from then on, under the lock that all changes queue for, until the tables were next analysed.
 */
export class AuditLinkingByIndex1795600031000 implements MigrationInterface {
  name = 'AuditLinkingByIndex1795600031000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(BY_INDEX);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(AS_PLANNED);
  }
}

const BY_INDEX = `create or replace function link_audit_entries() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
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
    $$`;

const AS_PLANNED = `create or replace function link_audit_entries() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
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
    $$`;
