import { ApiProcess } from './api-process.js';
import type { EngineApp } from './engine-app.js';
import type { Seeded } from './seeded.js';

type Deed = 'acknowledge' | 'report' | 'submit';

interface Duty {
  readonly login: string;
  readonly deed: Deed;
  readonly subjectId: string;
}

/** What a unit was told that it has done. */
export interface DoneDeed {
  readonly action: string;
  readonly subjectId: string;
  readonly login: string;
}

const PERSON = `join incumbent account on account.unit_id = subject.unit_id and account.role = 'liaison'`;
const DUTIES = `
  select login, 'acknowledge' as deed, subject.id as "subjectId" from assignment subject ${PERSON} where subject.status = 'pendingAck'
  union all
  select login, 'report', subject.id from assignment subject ${PERSON} where subject.status in ('acknowledged', 'inProgress')
  union all
  select login, 'submit', subject.id from submission subject ${PERSON} where subject.status in ('open', 'missed')
  order by deed, "subjectId", login`;
const DEEDS: Readonly<Record<Deed, { readonly path: (id: string) => string; readonly action: string; readonly body?: Readonly<Record<string, string>> }>> = {
  acknowledge: { path: (id) => `/api/v1/assignments/${id}/acknowledgement`, action: 'assignment.acknowledged' },
  report: { path: (id) => `/api/v1/assignments/${id}/progress-reports`, action: 'progress.reported', body: { state: 'onTrack', progress: '按计划开展。' } },
  submit: { path: (id) => `/api/v1/submissions/${id}/pieces`, action: 'submission.submitted', body: { title: '工作信息', text: '本月工作开展情况。' } },
};
const TRIES = 4;

/** People of units who do what they owe through a real API process, and try again when it says that it cannot now. */
export class SoakUsers {
  /** Answers that told no change and were no problem document (invariant I6). */
  readonly bare: string[] = [];
  readonly answers = new Map<number, number>();
  readonly done: DoneDeed[] = [];

  private constructor(
    private readonly app: EngineApp,
    private readonly api: ApiProcess,
    private readonly random: Seeded,
  ) {}

  static async on(app: EngineApp, databaseUrl: string, random: Seeded): Promise<SoakUsers> {
    return new SoakUsers(app, await ApiProcess.start(databaseUrl), random);
  }

  get apiIsRunning(): boolean {
    return this.api.isRunning;
  }

  async close(): Promise<void> {
    await this.api.stop();
  }

  /** Several people do one thing each at one moment. */
  async work(): Promise<void> {
    const owed = await this.app.query<Duty>(DUTIES);
    if (owed.length === 0) return;
    await Promise.all(Array.from({ length: 6 }, () => this.random.pick(owed)).map((duty) => this.act(duty)));
  }

  private async act({ login, deed, subjectId }: Duty): Promise<void> {
    const { path, action, body } = DEEDS[deed];
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const answer = await this.api.ask(path(subjectId), { 'x-duban-account': login }, 'POST', body);
      const words = await answer.text();
      this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
      if (answer.ok) this.done.push({ action, subjectId, login });
      else if (!isProblem(answer, words)) this.bare.push(`${answer.status} ${path(subjectId)} ${words.slice(0, 200)}`);
      if (answer.status < 500) return;
    }
  }
}

function isProblem(answer: Response, words: string): boolean {
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/problem+json')) return false;
  const problem = JSON.parse(words) as { readonly status?: unknown; readonly code?: unknown; readonly detail?: unknown };
  return problem.status === answer.status && typeof problem.code === 'string' && problem.code !== '' && typeof problem.detail === 'string' && problem.detail !== '';
}
