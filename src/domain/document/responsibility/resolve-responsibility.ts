import { expandGroup, type GroupScope } from '../../unit/expand-group.js';
import { matchUnitName, type UnitMatch } from '../../unit/match-unit-name.js';
import { readScopeWords } from '../../unit/read-scope-words.js';
import { unitAsOf } from '../../unit/succession.js';
import { splitUnitList, type UnitMention } from '../../unit/split-unit-list.js';
import type { UnitGroup } from '../../unit/unit.js';
import { simplified } from '../../kernel/simplified-script.js';
import { readRoles, type RoleReading } from './assignment-role.js';
import { roleClass } from './role-words.js';
import type { FindingCode } from '../finding-codes.js';
import type { AssignmentRole, DraftAssignment, Place, ResponsibilityClause } from '../plan-draft.js';
import type { ReadingContext } from '../reading-context.js';
import type { ResponsibilityPart } from './responsibility-part.js';

/** The printed unit lists of one item. */
export interface PrintedResponsibility {
  /** Key of the item, e.g. item-7. */
  readonly itemKey: string;
  readonly parts: readonly ResponsibilityPart[];
  readonly place: Place;
}

/** The printed clauses of one item with their roles, and what they come to. */
export interface ItemResponsibility {
  readonly clauses: readonly ResponsibilityClause[];
  readonly assignments: readonly DraftAssignment[];
}

interface MatchedMention {
  readonly mention: UnitMention;
  readonly match: UnitMatch;
  readonly roleWord: string;
  readonly role: AssignmentRole;
}

/** A name that speaks of several bodies without naming them. */
const SPEAKS_OF_SEVERAL = /成员单位|^各|(?:相关|有关)(?:部门|单位|地区|地方|区|县|市|方面)|[市省区县]直|^其[他它]/;

/** True for a name that stands for several bodies and so can be no unit (各区, 有关部门). */
export function speaksOfSeveral(name: string): boolean {
  return SPEAKS_OF_SEVERAL.test(simplified(name));
}

/** Misprints and names from before a reform are worth a note; short and full forms are ordinary usage. */
const REPORTED_ALIASES: ReadonlySet<string> = new Set(['ocr', 'formerName', 'laterName']);

/** Builds the assignments of one item and reports what it had to decide. */
class ItemAssignments {
  private readonly assignments: DraftAssignment[] = [];
  private readonly byUnit = new Map<string, DraftAssignment>();

  constructor(
    private readonly printed: PrintedResponsibility,
    private readonly context: ReadingContext,
  ) {}

  read(): ItemResponsibility {
    const roles = readRoles(this.printed.parts.map((part) => part.roleWord));
    const ranked = this.firstUnitLeads(roles);
    if (roles.jointWithoutLead && !ranked && !this.isOneUnitInCharge()) {
      this.report('no-named-lead', this.printed.parts.map((part) => part.units).join(';'), '所列单位都记为共同负责（牵头），保留印出的角色词', '如有主次，请指定牵头单位');
    }
    const listed = [...this.printed.parts, ...this.addedByRules()].flatMap((part) => this.matchList(part, roles.roleOf(part.roleWord)));
    const mentions = ranked ? listed.map((mention, position) => (position > 0 && mention.role === 'lead' ? { ...mention, role: 'cooperating' as const } : mention)) : listed;
    // Named units first: a group in another column must not take a unit that is named itself.
    const named = mentions.flatMap(({ match }) => (match.outcome === 'matched' ? [match.unit.code] : []));
    for (const mention of mentions) this.assign(mention, named);
    const leads = this.assignments.filter((assignment) => assignment.role === 'lead');
    if (leads.length > 0 && leads.every((assignment) => assignment.unitCode === null)) {
      this.report('lead-unresolved', leads.map((assignment) => assignment.printed).join('、'), '牵头单位按原文保留', '请指定牵头单位');
    }
    const clauses = this.printed.parts.map((part) => ({ role: roles.roleOf(part.roleWord), roleWord: part.roleWord, words: part.units }));
    return { clauses, assignments: this.assignments };
  }

  /** True where the document says that the unit listed first leads, the item names no lead itself, and what it lists first is one unit. */
  private firstUnitLeads({ roleOf }: RoleReading): boolean {
    const { index, asOf, rules } = this.context;
    const first = this.printed.parts[0];
    if (!first || !rules.some((rule) => rule.kind === 'firstUnitLeads')) return false;
    if (roleOf(first.roleWord) !== 'lead' || this.printed.parts.some((part) => roleClass(part.roleWord) === 'lead')) return false;
    const [name] = splitUnitList(first.units, index, asOf);
    return name !== undefined && matchUnitName(name.name, index, asOf).outcome !== 'group' && !SPEAKS_OF_SEVERAL.test(simplified(name.name));
  }

  /** 由市商务局负责 or (市商务局): a single unit in charge is the lead, whatever the document calls it. */
  private isOneUnitInCharge(): boolean {
    const { index, asOf } = this.context;
    const [part, ...others] = this.printed.parts;
    if (!part || !['负责', '負責', ''].includes(part.roleWord) || others.length > 0) return false;
    const [name, ...more] = splitUnitList(part.units, index, asOf);
    return name !== undefined && more.length === 0 && !name.openEnded && matchUnitName(name.name, index, asOf).outcome === 'matched';
  }

  /** What a rule printed above adds to this item (以下工作责任单位均包括各区人民政府), unless the item names it itself or nobody at all. */
  private addedByRules(): ResponsibilityPart[] {
    const { parts, place } = this.printed;
    const added = this.context.rules.flatMap((rule) => (rule.adds && rule.place.line < place.line ? [rule.adds] : []));
    return parts.length === 0 ? [] : added.filter(({ units }) => !parts.some((part) => part.units.includes(units)));
  }

  private matchList(part: ResponsibilityPart, role: AssignmentRole): MatchedMention[] {
    const { index, asOf } = this.context;
    const mentions = splitUnitList(part.units, index, asOf);
    if (mentions.some((mention) => mention.sharedSuffix || mention.sharedPrefix)) {
      const completed = mentions.map((mention) => mention.name).join('、');
      this.report('suffix-shared', part.units, `${part.roleWord}读作：${completed}`);
    }
    if (mentions.some((mention) => mention.openEnded)) this.report('list-open-ended', part.units, '只记列出的单位', '如有其他单位，请补充');
    return mentions.map((mention) => ({ mention, match: matchUnitName(mention.name, index, asOf), roleWord: part.roleWord, role }));
  }

  private assign(matched: MatchedMention, named: readonly string[]): void {
    const { match, mention } = matched;
    if ((match.outcome === 'matched' || match.outcome === 'group') && simplified(mention.printed) !== mention.printed) {
      this.report('unit-inexact', mention.printed, `繁体字按简体对应为“${match.outcome === 'group' ? match.group.name : match.unit.name}”`);
    }
    if (match.outcome === 'group') this.assignGroup(matched, match.group, named);
    else if (match.outcome === 'matched') {
      const owner = mention.scopeWords === null ? null : this.groupDefinedBy(mention.scopeWords);
      if (owner && this.byUnit.has(match.unit.code)) this.assignMisprintedGroup(matched, owner);
      else {
        if (mention.scopeWords !== null) this.report('scope-note-misplaced', mention.printed, '只记这一个单位，括号里的文字没有使用', '请核对括号前后的单位');
        this.assignUnit(matched, match.unit.code);
      }
      if (match.alias && REPORTED_ALIASES.has(match.alias.reason)) this.report('unit-inexact', mention.printed, `对应为“${match.unit.name}”`);
    } else this.keepUnresolved(matched, match.candidates.map((unit) => unit.code), match.outcome);
  }

  private assignUnit({ mention, roleWord, role }: MatchedMention, code: string): void {
    const known = this.byUnit.get(code);
    if (known) {
      this.report('unit-repeated', mention.printed, known.role === role ? '同一单位只记一次' : `已作为“${known.roleWord}”记入，不再重复`);
      return;
    }
    this.put({ role, roleWord, printed: mention.printed, outcome: 'matched', unitCode: code, viaGroup: null, candidates: [], ...this.carriedOn(mention.printed, code) });
  }

  /** Who carries on for a unit that had ended when the text took effect. */
  private carriedOn(printed: string, code: string): { carriedOnBy?: string } {
    const { index, inForceOn } = this.context;
    const standing = unitAsOf(code, inForceOn, index);
    if (standing.unit.code !== code) {
      const named = index.unitsByCode.get(code)?.name ?? printed;
      this.report('unit-succeeded', printed, `成文时为“${named}”，到 ${inForceOn} 职能已由“${standing.unit.name}”承接，由后者继续办理`);
      return { carriedOnBy: standing.unit.code };
    }
    if (standing.unit.validTo !== null && standing.unit.validTo < inForceOn) {
      this.report('unit-ended', printed, `“${standing.unit.name}”已于 ${standing.unit.validTo} 撤销，名录里没有承接单位`, '请在单位名录中登记承接单位');
    }
    return {};
  }

  private assignGroup(matched: MatchedMention, group: UnitGroup, named: readonly string[]): void {
    const { roleWord, role, mention } = matched;
    const expansion = expandGroup(group, this.scopeFor(mention, group), named);
    if (expansion.outcome === 'unknownMembership') {
      this.keepGroup(matched, group.code);
      return;
    }
    for (const code of expansion.members) {
      if (this.byUnit.has(code) || named.includes(code)) {
        this.report('unit-repeated', mention.printed, `${this.context.index.unitsByCode.get(code)?.name ?? code}已单独列出，不再因“${group.name}”重复记入`);
      } else this.put({ role, roleWord, printed: mention.printed, outcome: 'matched', unitCode: code, viaGroup: group.code, candidates: [] });
    }
  }

  /** What the document says the group covers; a note without 下同 covers this item only. */
  private scopeFor({ scopeWords, printed }: UnitMention, group: UnitGroup): GroupScope | null {
    const { scopes, index, asOf } = this.context;
    const scope = scopes.get(group.code) ?? null;
    if (scopeWords === null || scope?.words === scopeWords || group.members === null) return scope;
    // 下同 ends a note: names behind it belong to the list, not to the group.
    if (/下同[^)）〉]/.test(scopeWords)) this.report('scope-note-misplaced', printed, '括号里“下同”之后的单位一并按范围理解', '括号可能错位，请核对“下同”之后的单位');
    const own = readScopeWords(scopeWords, group, index, asOf);
    if (own.notUnderstood.length > 0) this.report('scope-members-unknown', printed, `“${own.notUnderstood.join('、')}”没有对应到单位`, '请确定范围包括哪些单位');
    return own;
  }

  /** A unit printed twice in one list, the second time with a group's scope note: the second stands where the group was meant. */
  private assignMisprintedGroup(matched: MatchedMention, group: UnitGroup): void {
    this.report('scope-note-misplaced', matched.mention.printed, `该单位已列出，带范围注记的这一处按“${group.name}”理解`, `改为“${group.name}”`);
    this.assignGroup(matched, group, []);
  }

  private groupDefinedBy(words: string): UnitGroup | null {
    const scope = [...this.context.scopes.values()].find((candidate) => candidate.words === words);
    return scope ? (this.context.index.groupsByCode.get(scope.groupCode) ?? null) : null;
  }

  private keepUnresolved(matched: MatchedMention, candidates: readonly string[], outcome: 'ambiguous' | 'unknown'): void {
    const { mention } = matched;
    if (speaksOfSeveral(mention.name)) {
      this.keepGroup(matched, null);
      return;
    }
    const names = candidates.map((code) => this.context.index.unitsByCode.get(code)?.name ?? code).join('、');
    const proposal = names === '' ? '请在单位名录中登记该单位或其别名' : `可能是：${names}`;
    this.report(outcome === 'unknown' ? 'unit-unknown' : 'unit-ambiguous', mention.printed, '按原文保留，没有对应到单位', proposal);
    this.assignments.push({ role: matched.role, roleWord: matched.roleWord, printed: mention.printed, outcome, unitCode: null, viaGroup: null, candidates });
  }

  private keepGroup({ mention, role, roleWord }: MatchedMention, viaGroup: string | null): void {
    this.report('group-members-unknown', mention.printed, '按原文保留，没有展开', '请确定包括哪些单位');
    this.assignments.push({ role, roleWord, printed: mention.printed, outcome: 'unknown', unitCode: null, viaGroup, candidates: [] });
  }

  private put(assignment: DraftAssignment): void {
    this.assignments.push(assignment);
    if (assignment.unitCode !== null) this.byUnit.set(assignment.unitCode, assignment);
  }

  private report(code: FindingCode, printed: string, done: string, proposal?: string): void {
    this.context.log.add({ code, field: `${this.printed.itemKey}.assignments`, place: this.printed.place, printed, done, ...(proposal === undefined ? {} : { proposal }) });
  }
}

/**
 * The responsibility of one item from its printed unit lists: each name matched or kept as printed, groups with known members expanded
 * (this document's scope first). Every name that was not matched exactly is reported.
 */
export function resolveResponsibility(printed: PrintedResponsibility, context: ReadingContext): ItemResponsibility {
  return new ItemAssignments(printed, context).read();
}
