import { describe, expect, it } from 'vitest';
import { castOf, longestPlan } from './cast';

const plan = (id: string, items: number, status: 'draft' | 'issued' = 'issued') => ({ id, documentNumber: `武政办〔2024〕${id}号`, items, status, leadingGroup: `第${id}组` });
const line = (...units: [string, string][]) => ({ status: 'issued', units: units.map(([unit, role]) => ({ unit, role })) });
const person = (login: string, role: 'liaison' | 'unitHead' | 'officeClerk' | 'officeDirector', unit: string | null, leadingGroup: string | null = null) => ({ login, displayName: `${unit ?? leadingGroup}的人`, role, unit, leadingGroup });

describe('the plan of the tour', () => {
  it('is the issued one with the most items', () => {
    expect(longestPlan([plan('1', 10), plan('2', 58), plan('3', 90, 'draft')])?.id).toBe('2');
    expect(longestPlan([plan('3', 90, 'draft')])).toBeUndefined();
  });
});

describe('the people of the tour', () => {
  const office = person('office.2', 'officeClerk', '市商务局', '第2组');
  const lines = [line(['市财政局', 'cooperating'], ['市商务局', 'lead']), line(['东湖高新区管委会', 'lead'])];

  it('are the liaison of the first lead unit that has one, and a clerk of the office that supervises the plan', () => {
    const people = [person('office.1', 'officeClerk', '市商务局', '第1组'), person('director.2', 'officeDirector', '市商务局', '第2组'), office, person('head', 'unitHead', '市商务局'), person('liaison.f', 'liaison', '市财政局'), person('liaison.d', 'liaison', '东湖高新区管委会')];
    expect(castOf(plan('2', 58), lines, people)).toEqual({ planId: '2', documentNumber: '武政办〔2024〕2号', items: 58, unit: '东湖高新区管委会', unitLogin: 'liaison.d', office: '市商务局的人', officeLogin: 'office.2' });
  });

  it.each([['no clerk of the office', [person('liaison.d', 'liaison', '东湖高新区管委会')]], ['no liaison of a lead unit', [office, person('liaison.f', 'liaison', '市财政局')]]] as const)('are missing with %s', (_, people) => {
    expect(castOf(plan('2', 58), lines, people)).toBeUndefined();
  });
});
