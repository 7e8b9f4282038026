import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../domain/policy/actor.js';
import { type Tx, UnitOfWork } from '../../platform/db/unit-of-work.js';
import { type BeatMemory, NO_BEAT_MEMORY } from '../../platform/freeze/beat-memory.js';
import { clockJump, type ClockReading, JUMP_TOLERANCE_MS } from '../../platform/freeze/clock-jump.js';
import { Freeze, type FreezeReason } from '../../platform/freeze/freeze.js';
import type { QueueWatch } from '../../platform/jobs/queue-watch.js';
import { Audit } from '../audit/index.js';

interface Installation {
  readonly epoch: string;
  readonly systemIdentifier: string | null;
  readonly beat: string;
  readonly beatAt: Date | null;
  readonly wallNow: Date;
  /** Freezes lifted so far: an operator has looked at the clock since a reading that knows of fewer. */
  readonly lifted: number;
}

interface Reading extends ClockReading {
  readonly lifted: number;
}

interface Alarm {
  readonly reason: FreezeReason;
  readonly detail: string;
}

/**
 * Looks, before each tick, whether this is still the database and the clock it was: a clock that was set, or a database that is an older
 * copy of itself or was brought elsewhere, freezes all sending until an operator has confirmed (promises A13, A25; faults F21, F39).
 */
@Injectable()
export class HouseWatch implements QueueWatch {
  private readonly logger = new Logger(HouseWatch.name);
  private memory: BeatMemory = NO_BEAT_MEMORY;
  private previous: Reading | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly freeze: Freeze,
    private readonly audit: Audit,
  ) {}

  async begin(memory: BeatMemory): Promise<string> {
    this.memory = memory;
    return this.look();
  }

  /** Beats once, freezes when something is wrong; returns the installation's epoch, a new one for a restored database. */
  async look(): Promise<string> {
    const [known] = await this.uow.query<{ epoch: string }>('select epoch from installation');
    if (!known) throw new Error('the database has no installation row: run the migrations');
    // Asked before the beat is read: another worker may beat and be remembered in between, which must not look like an older database.
    const remembered = await this.memory.highest(known.epoch);
    const identity = await this.identity();
    const { epoch, beat } = await this.uow.run((tx) => this.beat(tx, identity, known.epoch, remembered));
    await this.memory.remember(epoch, beat);
    return epoch;
  }

  private async beat(tx: Tx, identity: string, askedEpoch: string, remembered: bigint | null): Promise<{ epoch: string; beat: bigint }> {
    const steadyBefore = uptime() * 1000;
    const [row] = await tx.query<Installation>(
      `select epoch, system_identifier as "systemIdentifier", beat, beat_at as "beatAt", wall_now() as "wallNow",
              (select count(*)::int from "freeze" where lifted_at is not null) as lifted from installation for update`,
    );
    if (!row) throw new Error('the database has no installation row: run the migrations');
    const reading = { wall: row.wallNow.getTime(), steadyBefore, steadyAfter: uptime() * 1000, lifted: row.lifted };
    const clock = this.clockAlarm(row, reading);
    const restored = restoredAlarm(row, identity, row.epoch === askedEpoch ? remembered : null);
    for (const alarm of [clock, restored]) if (alarm) await this.raise(tx, alarm);
    const epoch = restored ? randomUUID() : row.epoch;
    const beat = BigInt(row.beat) + 1n;
    await tx.query('update installation set epoch = $1, system_identifier = $2, beat = $3, beat_at = $4', [epoch, identity, beat.toString(), row.wallNow]);
    this.previous = reading;
    return { epoch, beat };
  }

  private clockAlarm({ beatAt }: Installation, reading: Reading): Alarm | null {
    const jumped = this.previous?.lifted === reading.lifted ? clockJump(this.previous, reading) : 0;
    const back = beatAt && beatAt.getTime() - reading.wall > JUMP_TOLERANCE_MS ? reading.wall - beatAt.getTime() : 0;
    const jump = jumped || back;
    return jump === 0 ? null : { reason: 'clockJumped', detail: `数据库时钟${jump > 0 ? '向前' : '向后'}跳了约${Math.round(Math.abs(jump) / 60_000)}分钟。` };
  }

  private async raise(tx: Tx, { reason, detail }: Alarm): Promise<void> {
    if (!(await this.freeze.raise(tx, reason, detail))) return;
    await this.audit.record(tx, SYSTEM_ACTOR, [{ action: 'freeze.raised', subjectType: 'installation', subjectId: '1', detail: { reason, detail } }]);
    this.logger.error(`frozen, nothing is sent until duban resume: ${detail}`);
  }

  /** The cluster and the database in it; without the right to ask for the cluster only the database, whose number a restore changes too. */
  private async identity(): Promise<string> {
    const [may] = await this.uow.query<{ ask: boolean }>(`select has_function_privilege('pg_control_system()', 'execute') as ask`);
    const cluster = may?.ask ? '(select system_identifier::text from pg_control_system())' : `'?'`;
    const [row] = await this.uow.query<{ identity: string }>(`select ${cluster} || '/' || oid as identity from pg_database where datname = current_database()`);
    if (!row) throw new Error('the database does not know itself');
    return row.identity;
  }
}

function restoredAlarm(row: Installation, identity: string, remembered: bigint | null): Alarm | null {
  if (row.systemIdentifier !== null && row.systemIdentifier !== identity) {
    return { reason: 'databaseRestored', detail: `数据库是从别处恢复的（原为 ${row.systemIdentifier}，现为 ${identity}）。` };
  }
  if (remembered !== null && remembered > BigInt(row.beat)) {
    return { reason: 'databaseRestored', detail: `数据库是较早的备份（停在第 ${row.beat} 次心跳，队列记得第 ${remembered} 次）。` };
  }
  return null;
}
