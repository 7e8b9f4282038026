import type { Schemas } from '../../api/client';
import type { Cast } from './tour';

type PlanRow = Pick<Schemas['PlanResponse'], 'id' | 'documentNumber' | 'items' | 'status' | 'leadingGroup'>;
type Line = { readonly units: readonly { readonly unit: string; readonly role: string }[]; readonly status: string };
type Person = Pick<Schemas['AccountResponse'], 'login' | 'displayName' | 'role' | 'unit' | 'leadingGroup'>;

/** The issued plan with the most items: what an office would otherwise keep in a spreadsheet. */
export function longestPlan<Plan extends PlanRow>(plans: readonly Plan[]): Plan | undefined {
  return [...plans].filter(({ status }) => status === 'issued').sort((one, other) => other.items - one.items)[0];
}

/** Who plays: the liaison of the first lead unit that has one, and a clerk of the office; undefined when the demonstration lacks one of them. */
export function castOf(plan: PlanRow, lines: readonly Line[], people: readonly Person[]): Cast | undefined {
  const office = people.find(({ role, leadingGroup }) => role === 'officeClerk' && leadingGroup === plan.leadingGroup);
  const leads = lines.flatMap(({ units }) => units.filter(({ role }) => role === 'lead').map(({ unit }) => unit));
  const liaison = leads.map((unit) => people.find((person) => person.role === 'liaison' && person.unit === unit)).find((person) => person !== undefined);
  if (!office || !liaison) return undefined;
  return {
    planId: plan.id,
    documentNumber: plan.documentNumber,
    items: plan.items,
    unit: liaison.unit ?? liaison.displayName,
    unitLogin: liaison.login,
    office: office.displayName,
    officeLogin: office.login,
  };
}
