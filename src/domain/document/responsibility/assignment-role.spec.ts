import { ranksUnits, readRoles, responsibleAreLeads } from './assignment-role.js';

describe('readRoles', () => {
  it.each([
    [['牵头单位', '责任单位'], ['lead', 'cooperating'], false],
    [['责任单位', '配合单位'], ['lead', 'cooperating'], false],
    [['责任单位', '指导单位'], ['lead', 'guiding'], false],
    [['主办单位', '协办单位', '会办单位'], ['lead', 'cooperating', 'cooperating'], false],
    [['牵头单位', '责任单位', '配合单位'], ['lead', 'cooperating', 'cooperating'], false],
    [['牵头', '配合'], ['lead', 'cooperating'], false],
    [['牵头', '按分工落实'], ['lead', 'cooperating'], false],
    [['牵头单位'], ['lead'], false],
    [['责任单位'], ['lead'], true],
    [['承办单位'], ['lead'], true],
    [['负责'], ['lead'], true],
    [['按职责分工负责'], ['lead'], true],
    [['牵头', '按职责分工负责', '参与'], ['lead', 'cooperating', 'cooperating'], false],
    [['负责', '配合'], ['lead', 'cooperating'], false],
    [['', '会同'], ['lead', 'cooperating'], false],
    [['负责', '督导'], ['lead', 'guiding'], false],
    [['責任單位', '牽頭單位'], ['cooperating', 'lead'], false],
    [['责任主体', '协助单位'], ['lead', 'cooperating'], false],
    [[], [], false],
  ])('%j beside each other are %j, without a named lead: %p', (words, roles, joint) => {
    const reading = readRoles(words);
    expect(words.map(reading.roleOf)).toEqual(roles);
    expect(reading.jointWithoutLead).toBe(joint);
  });
});

describe('ranksUnits', () => {
  it.each([
    ['牵头单位', true],
    ['主办单位', true],
    ['配合单位', true],
    ['按职责分工负责', false],
    ['參與', true],
    ['责任单位', false],
    ['指导单位', false],
  ])('%s: %p', (roleWord, expected) => expect(ranksUnits(roleWord)).toBe(expected));
});

describe('responsibleAreLeads', () => {
  const clause = (roleWord: string, role: 'lead' | 'cooperating') => ({ roleWord, role, words: '市教育局' });
  it.each([
    ['责任单位 beside 配合单位', [clause('责任单位', 'lead'), clause('配合单位', 'cooperating')], true],
    ['责任单位 alone', [clause('责任单位', 'lead')], false],
    ['责任单位 beside 牵头单位', [clause('牵头单位', 'lead'), clause('责任单位', 'cooperating')], false],
  ])('%s: the units called 责任单位 alone lead: %p', (_, clauses, expected) => expect(responsibleAreLeads([{ clauses }])).toBe(expected));
});
