import type { Answer, TestApi } from './api.js';
import { everyPage, wholeInbox } from './paged.js';

/** Something one person has to do or may look after, as the page of their own matters shows it. */
export interface Matter {
  readonly kind: string;
  readonly planId: string;
  readonly subjectId: string;
  readonly subjectType: string;
  readonly itemId: string | null;
  readonly itemNumber: string | null;
  readonly dueOn: string | null;
  readonly light: { readonly colour: string };
  readonly allowed: readonly string[];
}

interface Person {
  readonly login: string;
  readonly role: string;
  readonly leadingGroup: string | null;
}

interface PlanLine {
  readonly id: string;
  readonly documentNumber: string;
  readonly kind: string;
  readonly leadingGroup: string | null;
}

/** Kinds of plan that end with the judgement of those who asked for them. */
const ANSWERED_KINDS: readonly string[] = ['npcMotion', 'cppccProposal'];

/** The seeded city lived through HTTP by its own people: nobody is told to do what their own pages do not offer, the clock moves as the demo's does. */
export class Story {
  constructor(
    private readonly api: TestApi,
    readonly planId: string,
    readonly office: string,
    readonly director: string,
    private readonly people: readonly Person[],
  ) {}

  /** The story of one plan of the city. */
  static async of(api: TestApi, documentNumber: string): Promise<Story> {
    const plan = (await plansOf(api)).find((one) => one.documentNumber === documentNumber);
    if (!plan) throw new Error(`the seed has no plan ${documentNumber}`);
    const people: Person[] = (await api.get('/api/v1/demo-accounts')).body;
    return new Story(api, plan.id, postOf(people, plan, 'officeClerk'), postOf(people, plan, 'officeDirector'), people);
  }

  /** The other offices end their plans, so that the days and the pages of the units belong to this one. */
  async endOtherPlans(): Promise<void> {
    for (const plan of await plansOf(this.api)) {
      const office = postOf(this.people, plan, 'officeClerk');
      if (plan.id === this.planId || office === '') continue;
      if (ANSWERED_KINDS.includes(plan.kind)) await this.does('POST', `plans/${plan.id}/satisfaction`, office, { result: 'satisfied' });
      await this.does('POST', `plans/${plan.id}/close`, office, { confirmOpen: true, reason: '另行督办' });
    }
  }

  /** Liaisons of the units that owe something under the plan. */
  async liaisons(): Promise<string[]> {
    const logins = this.people.filter(({ role }) => role === 'liaison').map(({ login }) => login);
    const owing = await Promise.all(logins.map(async (login) => (await this.mattersOf(login)).length > 0));
    return logins.filter((_, index) => owing[index]);
  }

  /** What the page shows; throws when the person does not get it. */
  async sees(path: string, login: string): Promise<Answer['body']> {
    return expected(await this.api.get(`/api/v1/${path}`, login), `${login} GET ${path}`);
  }

  /** Does one thing as a person; throws when it is refused. */
  async does(method: 'POST' | 'PUT' | 'DELETE', path: string, login: string, body?: unknown): Promise<Answer['body']> {
    return expected(await this.api.send(method, `/api/v1/${path}`, login, {}, body), `${login} ${method} ${path}`);
  }

  /** Days pass until the morning of the given one; what happened on each day on which anything did. */
  async until(day: string): Promise<Answer['body'][]> {
    return (await this.does('POST', 'demo-clock', 'leader', { until: day })).days;
  }

  /** Everything on the person's page of matters, of this plan. */
  async mattersOf(login: string): Promise<Matter[]> {
    const pages = await everyPage(this.api, '/api/v1/inbox/matters?limit=200', login);
    return pages.flatMap((page): Matter[] => page.rows).filter(({ planId }) => planId === this.planId);
  }

  /** The given people each do the command on every matter of theirs that offers it, all people at the same time; how many were done. */
  async everybody(logins: readonly string[], command: string, act: (matter: Matter, login: string) => Promise<unknown>, ofKinds?: readonly string[]): Promise<number> {
    const counts = await Promise.all(logins.map(async (login) => {
      const offered = (await this.mattersOf(login)).filter(({ kind, allowed }) => allowed.includes(command) && (ofKinds === undefined || ofKinds.includes(kind)));
      const subjects = [...new Map(offered.map((matter) => [matter.subjectId, matter])).values()];
      for (const matter of subjects) await act(matter, login);
      return subjects.length;
    }));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Everything the person owes. */
  async owes(login: string): Promise<Answer['body'][]> {
    return (await wholeInbox(this.api, login)).owed;
  }

  /** The item printed under a number. */
  async item(number: string, login = this.office): Promise<Answer['body']> {
    const row = (await this.sees(`plans/${this.planId}/ledger`, login)).find((line: { number: string }) => line.number === number);
    if (!row) throw new Error(`no item ${number} for ${login}`);
    return this.sees(`items/${row.itemId}`, login);
  }

  /** What a person has been told of a kind, oldest first. */
  async told(login: string, kind: string): Promise<string[]> {
    return (await wholeInbox(this.api, login)).told.filter((entry: { kind: string }) => entry.kind === kind).map(({ title }: { title: string }) => title).toReversed();
  }
}

async function plansOf(api: TestApi): Promise<PlanLine[]> {
  return (await api.get('/api/v1/plans', 'leader')).body.rows;
}

/** Who holds a post in the office of a plan; '' when nobody does. */
function postOf(people: readonly Person[], { leadingGroup }: PlanLine, role: string): string {
  return (leadingGroup !== null && people.find((person) => person.role === role && person.leadingGroup === leadingGroup)?.login) || '';
}

function expected(answer: Answer, what: string): Answer['body'] {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
