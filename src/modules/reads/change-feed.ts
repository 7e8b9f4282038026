import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { Actor } from '../../domain/policy/actor.js';
import { UnitOfWork } from '../../platform/db/unit-of-work.js';
import { changedSubjects, LOOK, MOST_SUBJECTS } from './changes.statement.js';
import { PageReader } from './page-reader.js';
import { type VisibleItems, visibleItems } from './visible-items.js';

/** A plan, or an item of it, that something was done to. */
export interface ChangedSubject {
  readonly planId: string;
  readonly itemId: string | null;
}

interface Follower {
  readonly accountId: string;
  readonly visible: VisibleItems;
  readonly stream: Subscriber<MessageEvent>;
  /** Transaction before which everything has been told. */
  toldUntil: bigint;
  looks: number;
}

const LOOK_EVERY_MS = 1_000;
/** A stream that says nothing is taken for dead by what stands between. */
const LOOKS_PER_BEAT = 20;
/** Then the page connects again and is asked who it is. */
const LOOKS_PER_STREAM = 600;
const STREAMS_PER_ACCOUNT = 8;
const POSITION = /^\d{1,19}$/;

/**
 * Tells open pages that something they show has changed, once it is committed: one cheap statement a second for all of them while there
 * are any, one more for each scope when something changed. What changed is read again by the page, through the reads that it may use.
 */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  private readonly logger = new Logger(ChangeFeed.name);
  private readonly followers = new Set<Follower>();
  private readonly closing = new AbortController();
  private looking: Promise<void> | null = null;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: PageReader,
  ) {}

  /** The changes from now on, or from where the stream before has ended (`Last-Event-ID`). */
  async follow(actor: Actor, lastEventId: string | undefined): Promise<Observable<MessageEvent>> {
    const { horizon } = await this.look('0', []);
    const asked = lastEventId !== undefined && POSITION.test(lastEventId) ? BigInt(lastEventId) : null;
    // A position of another database, or one that is not any: the page must read everything again.
    const lost = lastEventId !== undefined && lastEventId !== '' && (asked === null || asked > horizon);
    return new Observable<MessageEvent>((stream) => {
      const follower: Follower = { accountId: actor.accountId ?? '', visible: visibleItems(actor), stream, toldUntil: asked !== null && !lost ? asked : horizon, looks: 0 };
      stream.next(lost ? everything(horizon) : beat(follower.toldUntil));
      this.begin(follower);
      return () => this.followers.delete(follower);
    });
  }

  /** How many streams are open in this process. */
  get open(): number {
    return this.followers.size;
  }

  async onModuleDestroy(): Promise<void> {
    this.closing.abort();
    this.endAll();
    await this.looking;
  }

  private begin(follower: Follower): void {
    if (this.closing.signal.aborted) return follower.stream.complete();
    const own = [...this.followers].filter(({ accountId }) => accountId === follower.accountId);
    if (own.length >= STREAMS_PER_ACCOUNT) own[0]?.stream.complete();
    this.followers.add(follower);
    this.looking ??= this.keepLooking();
  }

  private async keepLooking(): Promise<void> {
    while (this.followers.size > 0) {
      await pause(LOOK_EVERY_MS, undefined, { signal: this.closing.signal, ref: false }).catch(() => undefined);
      if (this.closing.signal.aborted) break;
      // The database may be away for a while: the pages are told afterwards what they have missed.
      await this.lookOnce().catch((error: unknown) => this.logger.warn(`查看变动失败，稍后再试：${error instanceof Error ? error.message : String(error)}`));
    }
    this.looking = null;
  }

  private async lookOnce(): Promise<void> {
    const followers = [...this.followers];
    const oldest = followers.reduce<bigint | null>((least, { toldUntil }) => (least === null || toldUntil < least ? toldUntil : least), null);
    if (oldest === null) return;
    const { horizon, changed, accounts } = await this.look(String(oldest), followers.map(({ accountId }) => accountId));
    const told = new Map<string, Promise<readonly ChangedSubject[]>>();
    for (const follower of followers) {
      follower.looks += 1;
      if (!accounts.has(follower.accountId) || follower.looks >= LOOKS_PER_STREAM) {
        follower.stream.complete();
      } else {
        await this.tell(follower, horizon, changed, told);
      }
    }
  }

  private async tell(follower: Follower, horizon: bigint, changed: boolean, told: Map<string, Promise<readonly ChangedSubject[]>>): Promise<void> {
    const { visible, toldUntil, stream } = follower;
    const key = JSON.stringify([visible.code, visible.parameter, String(toldUntil)]);
    const subjects = changed && toldUntil < horizon ? await remembered(told, key, () => this.subjects(visible, toldUntil, horizon)) : [];
    follower.toldUntil = horizon;
    if (subjects.length > MOST_SUBJECTS) stream.next(everything(horizon));
    else if (subjects.length > 0) stream.next({ id: String(horizon), type: 'changed', data: { subjects } });
    else if (follower.looks % LOOKS_PER_BEAT === 0) stream.next(beat(horizon));
  }

  private async subjects(visible: VisibleItems, from: bigint, until: bigint): Promise<readonly ChangedSubject[]> {
    const { rows } = await this.pages.read<ChangedSubject>(changedSubjects(visible), () => [visible.parameter, String(from), String(until)]);
    return rows.map(({ planId, itemId }) => ({ planId, itemId }));
  }

  private async look(since: string, accountIds: readonly string[]): Promise<{ readonly horizon: bigint; readonly changed: boolean; readonly accounts: ReadonlySet<string> }> {
    const [seen] = await this.uow.asked<{ horizon: string; changed: boolean; accounts: string[] }>('reads-changes-look', LOOK, [since, accountIds]);
    if (!seen) throw new Error('the horizon was not told');
    return { horizon: BigInt(seen.horizon), changed: seen.changed, accounts: new Set(seen.accounts) };
  }

  private endAll(): void {
    for (const { stream } of [...this.followers]) stream.complete();
    this.followers.clear();
  }
}

function beat(horizon: bigint): MessageEvent {
  return { id: String(horizon), type: 'beat', data: '' };
}

/** So much has changed, or so long ago, that the page had better read all it shows again. */
function everything(horizon: bigint): MessageEvent {
  return { id: String(horizon), type: 'everything', data: '' };
}

function remembered<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
