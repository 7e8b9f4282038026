import type { PoolClient, QueryResultRow } from 'pg';

const NOTHING_ELSE_RUNS = '25P02';

/** What is said to the database over one connection in one transaction, answered in the order in which it is sent. */
export class Conversation {
  private sent: Promise<void>[] = [];
  private failure: { readonly error: unknown } | null = null;

  /** `named` false: no statement is kept beyond this transaction, as its tables may be others than the next one's. */
  constructor(
    private readonly client: PoolClient,
    private readonly named: boolean,
  ) {}

  /** The rows of a statement; throws what the database throws, and first of all what a statement sent before has failed with. */
  async rows<Row>(text: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
    try {
      return (await this.client.query<Row & QueryResultRow>({ text, values: [...values], ...(this.named && name !== undefined ? { name } : {}) })).rows;
    } catch (error) {
      if ((error as { code?: unknown }).code === NOTHING_ELSE_RUNS) throw this.failure?.error ?? error;
      // Noted here, before whatever was sent after it is told that nothing else runs: both answers may come in one packet.
      this.failure ??= { error };
      throw error;
    }
  }

  /** Sends a statement whose answer nobody needs, ahead of whatever comes next; `ended` or the next statement throws what it fails with. */
  send(text: string, values: readonly unknown[] = [], name?: string): void {
    this.sent.push(this.rows(text, values, name).then(() => undefined, () => undefined));
  }

  /** Sends the last statement of a transaction or of a part of it. When one before it failed, it ended nothing: throws that failure. */
  async ended(text: string): Promise<void> {
    this.send(text);
    await this.answered();
    if (this.failure) throw this.failure.error;
  }

  /** Goes back to where the last statements began: what failed since then is forgotten. */
  async undone(text: string): Promise<void> {
    await this.answered();
    this.failure = null;
    await this.rows(text);
  }

  private async answered(): Promise<void> {
    await Promise.all(this.sent);
    this.sent = [];
  }
}
