import { BareSweep } from './bare-sweep.mjs';
import { BenchDatabase } from './database.mjs';
import { openObligations } from './open-obligations.mjs';

/** A million open obligations and, in the same database, the bare table of the same number of rows; built when first asked for. */
export class Million {
  #built;

  constructor(serverUrl, progress) {
    this.serverUrl = serverUrl;
    this.progress = progress;
  }

  get = () => (this.#built ??= this.#build());

  async #build() {
    this.progress('打开一百万项责任');
    const database = await BenchDatabase.create(this.serverUrl);
    const days = await openObligations(database, await database.loadCalendar());
    const bare = new BareSweep(database.client);
    await bare.prepare();
    // What follows must not pay for writing these rows to disk.
    await database.client.query('checkpoint');
    return { database, bare, ...days };
  }

  async drop() {
    if (this.#built) await (await this.#built).database.drop();
  }
}
