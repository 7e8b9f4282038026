import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type QueryRunner } from 'typeorm';
import { type ChainBeginning, type ChainProblem, type ChainRow, ChainWalk, FIRST_HASH } from './audit-chain.js';

/** An end of the chain that somebody noted down before. */
export interface NotedHead {
  readonly sequence: string;
  readonly hash: string;
}

export interface ChainReport {
  readonly intact: boolean;
  /** Rows found sound before the first fault. */
  readonly rows: number;
  /** The first row that the chain still has; 1 unless old rows were cleared. */
  readonly from: string;
  /** The end of what is sound. */
  readonly head: NotedHead;
  readonly problem: ChainProblem | null;
}

/** What one part of a verification found; the rest is asked for behind its head. */
export interface ChainPart extends ChainReport {
  /** The end of the chain was reached, or a fault. */
  readonly finished: boolean;
}

interface Part {
  /** Where the part before has ended. */
  readonly after: NotedHead | null;
  readonly most: number;
}

const PAGE = 5_000;
const FIELDS = `array[
  entry.id::text, to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  entry.transaction_id::text, entry.actor_account_id::text, entry.actor_name, entry.actor_role, entry.action, entry.outcome, entry.subject_type, entry.subject_id::text,
  entry.detail::text, entry.correlation_id, entry.address]`;

/** Looks through the whole audit for rows that were changed, removed, put in another order, planted or cut off (promise A16). */
@Injectable()
export class AuditVerification {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** What is found in one snapshot of the database, which goes on working meanwhile; with `noted`, also whether the chain still holds that earlier end. */
  async verify(noted: NotedHead | null = null): Promise<ChainReport> {
    const { intact, rows, from, head, problem } = await this.inSnapshot((runner) => walked(runner, noted, null));
    return { intact, rows, from, head, problem };
  }

  /** The next `most` rows behind the end of the part before, from the beginning when there was none: for whoever waits for an answer. A chain that was built anew since then does not fit behind it. */
  part(after: NotedHead | null, most: number): Promise<ChainPart> {
    return this.inSnapshot((runner) => walked(runner, null, { after, most }));
  }

  private async inSnapshot<Found>(look: (runner: QueryRunner) => Promise<Found>): Promise<Found> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('set transaction read only');
      await runner.query('set local statement_timeout = 0');
      try {
        return await look(runner);
      } finally {
        await runner.rollbackTransaction();
      }
    } finally {
      await runner.release();
    }
  }
}

async function walked(runner: QueryRunner, noted: NotedHead | null, part: Part | null): Promise<ChainPart> {
  const { beginning: first, problem: unsealed } = await beginningOf(runner);
  const after = part?.after ?? null;
  // What was cleared since the part before is behind the seal: the chain begins there.
  const beginning = after !== null && BigInt(after.sequence) > first.sequence ? { sequence: BigInt(after.sequence), hash: after.hash } : first;
  const walk = new ChainWalk(beginning);
  const report = (problem: ChainProblem | null, finished = true): ChainPart => ({ finished, intact: problem === null, rows: walk.sound, from: String(beginning.sequence + 1n), head: walk.head, problem });
  if (unsealed) return report(unsealed);
  for (let page = await pageAfter(runner, beginning.sequence); page.length > 0; page = await pageAfter(runner, BigInt(walk.head.sequence))) {
    for (const row of page) {
      const problem = walk.take(row) ?? (noted && row.sequence === noted.sequence && row.hash !== noted.hash ? rebuilt(noted) : null);
      if (problem) return report(problem);
      if (part && walk.sound >= part.most) return report(null, false);
    }
  }
  const [planted] = (await runner.query(`select id::text as "entryId" from audit_entry where not exists (select from audit_link where entry_id = audit_entry.id) order by id limit 1`)) as { entryId: string }[];
  if (planted) return report(walk.take({ sequence: null, entryId: planted.entryId, previousHash: null, hash: null, fields: [] }));
  const [head] = (await runner.query(`select sequence::text, encode(hash, 'hex') as hash from audit_head`)) as NotedHead[];
  const end = walk.finish(head ?? null);
  return report(end ?? (noted && BigInt(noted.sequence) > BigInt(walk.head.sequence) ? rebuilt(noted) : null));
}

/** Where the chain begins: at its first row, or behind a clearing that an audit row of the chain itself bears witness to. */
async function beginningOf(runner: QueryRunner): Promise<{ beginning: ChainBeginning; problem: ChainProblem | null }> {
  const [purge] = (await runner.query(
    `select through_sequence::text as sequence, encode(hash, 'hex') as hash,
            exists (select from audit_entry join audit_link on entry_id = audit_entry.id
                    where action = 'audit.purged' and detail ->> 'through' = through_sequence::text and detail ->> 'seal' = encode(audit_purge.hash, 'hex')) as sealed
     from audit_purge order by through_sequence desc limit 1`)) as { sequence: string; hash: string; sealed: boolean }[];
  if (!purge) return { beginning: { sequence: 0n, hash: FIRST_HASH }, problem: null };
  const beginning = { sequence: BigInt(purge.sequence), hash: purge.hash };
  if (purge.sealed) return { beginning, problem: null };
  return { beginning, problem: { fault: 'beginning', sequence: purge.sequence, entryId: null, detail: `序号 ${purge.sequence} 及以前的记录被清理过，但链上没有相应的清理记录。` } };
}

async function pageAfter(runner: QueryRunner, sequence: bigint): Promise<ChainRow[]> {
  return (await runner.query(
    `select link.sequence::text, link.entry_id::text as "entryId", encode(previous_hash, 'hex') as "previousHash", encode(link.hash, 'hex') as hash,
            case when entry.id is null then null else ${FIELDS} end as fields
     from audit_link link left join audit_entry entry on entry.id = link.entry_id
     where link.sequence > $1 order by link.sequence limit ${PAGE}`, [String(sequence)])) as ChainRow[];
}

function rebuilt({ sequence }: NotedHead): ChainProblem {
  return { fault: 'reordered', sequence, entryId: null, detail: `序号 ${sequence} 的摘要与以前记下的不同：整条链在那以后被重做过。` };
}
