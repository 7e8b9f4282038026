import { readDeadline } from '../kernel/deadline-phrase.js';
import type { Deadline } from '../kernel/deadline.js';
import { phraseContextOf } from './item-deadline.js';
import type { DraftPhase, DraftReportingDuty, DutyAudience, DutyCadence, Place, ReportingDutyKind } from './plan-draft.js';
import { flowing } from './printed-text.js';
import type { ReadingContext } from './reading-context.js';
import { sectionText, walkSections, type Section } from './section.js';

/** Words that ask for a report of one kind; the first that fits a clause names its kind. */
const KINDS: readonly { kind: ReportingDutyKind; title: string; pattern: RegExp }[] = [
  { kind: 'unitPlanFiling', title: '报备具体工作方案', pattern: /方案[^,，。;；]*(?:报|送)[^,，。;；]*备案|报[^,，。;；]*办公室备案|备案/ },
  { kind: 'briefing', title: '报送工作简报', pattern: /(?:报送|编发|提交|印发)[^,，。;；]*简报|简报[^,，。;；]*(?:报送|编发)/ },
  { kind: 'monthlyInformation', title: '每月报送信息', pattern: /每月[^。;；]*(?:报送|报)[^,，。;；]*信息|信息[^,，。;；]*每月/ },
  { kind: 'halfYearSummary', title: '报送半年工作小结', pattern: /(?:报送|提交|上报)[^,，。;；]*半年[^,，。;；]*(?:小结|总结)/ },
  { kind: 'phaseSummary', title: '报送阶段性工作总结', pattern: /(?:报送|提交|上报)[^,，。;；]*阶段(?:性)?[^,，。;；]*(?:小结|总结)/ },
  { kind: 'finalSummary', title: '报送办理工作总结', pattern: /(?:报送|提交|上报)[^,，。;；]*总结/ },
  { kind: 'progressReporting', title: '报送工作进展', pattern: /(?:定期|每(?:月|季度?|周))[^,，。;；]*(?:报送|上报)[^,，。;；]*(?:进展|情况|进度)/ },
];

const AUDIENCES: readonly { audience: DutyAudience; pattern: RegExp }[] = [
  { audience: 'leads', pattern: /各牵头单位/g },
  { audience: 'leadingGroupMembers', pattern: /(?:各|每个|领导小组|专班|指挥部|联席会议)成员单位/g },
  { audience: 'responsibleUnits', pattern: /各(?:责任|承办|相关|有关)?(?:部门和)?单位/g },
];

const DATE_WORDS = /(?:\d{4}年)?(?:\d{1,2}月(?:\d{1,2}日|初|上旬|中旬|下旬|上中旬|中下旬|底)?|[上下]半年|[一二三四]季度|年底)(?:之前|以前|前)?/g;

interface Clause {
  readonly sentence: string;
  /** Offset of the words that ask for the report. */
  readonly at: number;
  readonly kind: (typeof KINDS)[number];
}

interface Mention {
  readonly audience: DutyAudience;
  readonly words: string;
  readonly index: number;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。;；])/).filter((sentence) => sentence.trim() !== '');
}

function clauseOf(sentence: string): Clause | null {
  for (const kind of KINDS) {
    const match = kind.pattern.exec(sentence);
    if (match) return { sentence, at: match.index, kind };
  }
  return null;
}

/** A sentence that has units draw up their own plan without saying to whom it goes. */
const OWN_PLAN = /制[订定][^,，。;；]*(?:具体|本单位|各自)[^,，。;；]*方案/;
const FILING = KINDS[0];

/** Who the clause speaks to: the last 各…单位 before or inside the words that ask, else the first one of the sentence. */
function mentionOf({ sentence, at }: Clause): Mention | null {
  const mentions = AUDIENCES.flatMap(({ audience, pattern }) => [...sentence.matchAll(pattern)].map((match) => ({ audience, words: match[0], index: match.index })));
  const ordered = mentions.sort((left, right) => left.index - right.index);
  return ordered.filter((mention) => mention.index <= at).at(-1) ?? ordered[0] ?? null;
}

function deadlineWords({ sentence, at }: Clause): string {
  const dates = [...sentence.matchAll(DATE_WORDS)].filter((match) => !/^[上下]半年$/.test(match[0]));
  return (dates.filter((match) => match.index <= at).at(-1)?.[0] ?? '').trim();
}

function cadenceOf(sentence: string): DutyCadence {
  if (/每月/.test(sentence)) return 'monthly';
  return /每季/.test(sentence) ? 'quarterly' : 'once';
}

/** The number of pieces asked for (1篇以上, 不少于2条), 1 when none is printed. */
function minCountOf(sentence: string): number {
  const match = /(\d+)\s*[篇条期次份]/.exec(sentence);
  return match ? Number(match[1]) : 1;
}

interface DutySource {
  readonly text: string;
  readonly place: Place;
  readonly phaseKey: string | null;
}

/** Reads the reporting duties of the arrangement and requirement sections of one document. */
class DutyReader {
  private readonly duties: DraftReportingDuty[] = [];

  constructor(
    private readonly phases: readonly DraftPhase[],
    private readonly context: ReadingContext,
    private readonly responsibleAreLeads: boolean,
  ) {}

  read(sources: readonly DutySource[]): DraftReportingDuty[] {
    for (const source of sources) {
      for (const sentence of sentencesOf(source.text)) {
        const clause = clauseOf(sentence);
        const audience = clause && this.audienceOf(clause);
        if (clause && audience) this.take(clause, audience, source);
      }
    }
    // The requirements say it with more weight than the arrangement, which speaks of the same plans beforehand.
    if (!this.duties.some((duty) => duty.kind === 'unitPlanFiling')) this.takeOwnPlans([...sources].sort((left, right) => Number(left.phaseKey !== null) - Number(right.phaseKey !== null)));
    return this.duties;
  }

  /** Where units are told to draw up a plan of their own and no filing is asked for anywhere, the plan is filed, and a person confirms it. */
  private takeOwnPlans(sources: readonly DutySource[]): void {
    for (const source of sources) {
      for (const sentence of sentencesOf(source.text)) {
        const match = OWN_PLAN.exec(sentence);
        const clause = match && FILING ? { sentence, at: match.index, kind: FILING } : null;
        const audience = clause && this.audienceOf(clause);
        if (!clause || !audience) continue;
        this.take(clause, audience, source);
        this.context.log.add({ code: 'filing-inferred', field: 'duty-unitPlanFiling', place: source.place, printed: sentence.trim(), done: '登记为报备具体工作方案', proposal: '请确认方案是否要报领导小组办公室备案' });
        return;
      }
    }
  }

  /** Beside 配合单位 the words 各责任单位 mean those that lead. */
  private audienceOf(clause: Clause): DutyAudience | null {
    const mention = mentionOf(clause);
    return mention && this.responsibleAreLeads && mention.words === '各责任单位' ? 'leads' : (mention?.audience ?? null);
  }

  private take(clause: Clause, audience: DutyAudience, source: DutySource): void {
    const { kind, title } = clause.kind;
    const cadence = cadenceOf(clause.sentence);
    const deadline = cadence === 'once' ? this.dueOnce(clause) : this.boundOf(clause, source.phaseKey);
    // The filing is asked for in the arrangement and again under the requirements: one duty, the dated one. Two dates are two duties.
    const same = this.duties.findIndex(
      (duty) => duty.kind === kind && duty.audience === audience && duty.cadence === cadence && (duty.deadline.dueOn === null || deadline.dueOn === null || duty.deadline.dueOn === deadline.dueOn),
    );
    const known = this.duties[same];
    if (known && (known.deadline.dueOn !== null || deadline.dueOn === null)) return;
    const key = known?.key ?? this.keyFor(kind);
    const words = clause.sentence.trim();
    const soft = /原则上/.test(words);
    const duty: DraftReportingDuty = { key, kind, title, words, place: source.place, audience, cadence, deadline, phaseKey: source.phaseKey, minCount: minCountOf(words), soft };
    if (known) this.duties[same] = duty;
    else this.duties.push(duty);
  }

  private reportUndated(duty: DraftReportingDuty): void {
    const at = { field: `${duty.key}.deadline`, place: duty.place, printed: duty.words };
    if (/定期/.test(duty.words)) {
      this.context.log.add({ ...at, code: 'duty-cadence-unstated', done: '保留报送要求，没有周期和日期', proposal: '请确定多久报送一次、到什么时候为止' });
      return;
    }
    const end = this.phases.find((phase) => phase.key === duty.phaseKey)?.window.endsOn ?? null;
    this.context.log.add({ ...at, code: 'duty-undated', done: '保留报送要求，没有截止日期', proposal: end === null ? '请确定报送日期' : `请确定报送日期；所在阶段到 ${end} 为止` });
  }

  /** Reports what is still missing once all sections were read. */
  reportGaps(): void {
    for (const duty of this.duties) {
      if (this.responsibleAreLeads && duty.audience === 'leads' && /各责任单位/.test(duty.words)) {
        this.context.log.add({ code: 'duty-audience-by-role', field: `${duty.key}.audience`, place: duty.place, printed: '各责任单位', done: '本公文的责任单位与配合单位并列，只向牵头的责任单位要求' });
      }
      if (duty.cadence === 'once' && duty.deadline.dueOn === null) {
        this.reportUndated(duty);
      }
      if (duty.cadence !== 'once' && duty.phaseKey === null) {
        const until = duty.deadline.dueOn === null ? '没有截止' : `截止到最后一个阶段结束（${duty.deadline.dueOn}）`;
        this.context.log.add({ code: 'duty-bound-inferred', field: `${duty.key}.deadline`, place: duty.place, printed: duty.words, done: until });
      }
    }
  }

  private keyFor(kind: ReportingDutyKind): string {
    const count = this.duties.filter((duty) => duty.kind === kind).length;
    return count === 0 ? `duty-${kind}` : `duty-${kind}-${count + 1}`;
  }

  private dueOnce(clause: Clause): Deadline {
    const raw = deadlineWords(clause);
    return readDeadline(raw, phraseContextOf(this.context)) ?? { raw, dueOn: null, precision: null, evergreen: false };
  }

  /** A recurring duty runs to the end of its phase; one of the whole plan to the end of the last phase. A day of the month (每月25日前) is the day of each period. */
  private boundOf(clause: Clause, phaseKey: string | null): Deadline {
    const phase = phaseKey === null ? this.phases.at(-1) : this.phases.find((candidate) => candidate.key === phaseKey);
    const raw = /每(?:月(?:[\d一二三四五六七八九十]{1,3}[日号](?:之|以)?前)?|季度?)/.exec(clause.sentence)?.[0] ?? '';
    const cadence = readDeadline(raw, phraseContextOf(this.context))?.cadence;
    return { raw, dueOn: phase?.window.endsOn ?? null, precision: phase?.window.endsOn ? 'day' : null, evergreen: false, ...(cadence?.day ? { cadence } : {}) };
  }
}

/**
 * The reporting duties of a plan: filings, summaries, monthly pieces and briefings that 工作安排 and 工作要求 ask of 各…单位.
 * A sentence that names no such audience asks nothing of the units and is left out. `responsibleAreLeads`: the document sets 责任单位
 * beside 配合单位, so that 各责任单位 are the leading ones.
 */
export function readReportingDuties(arrangement: readonly Section[], requirements: readonly Section[], phases: readonly DraftPhase[], context: ReadingContext, responsibleAreLeads = false): DraftReportingDuty[] {
  const reader = new DutyReader(phases, context, responsibleAreLeads);
  const phased = arrangement.flatMap((section) => section.children).map((section, index) => ({ text: flowing(sectionText(section)), place: section.place, phaseKey: phases[index]?.key ?? null }));
  const general = walkSections(requirements).map(({ section }) => ({ text: flowing(sectionText(section)), place: section.place, phaseKey: null }));
  const duties = reader.read([...phased, ...general]);
  reader.reportGaps();
  return duties;
}
