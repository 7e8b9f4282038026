import { readRoles } from './assignment-role.js';

describe('readRoles', () => {
  it.each([
    [['牵头单位', '责任单位'], ['lead', 'cooperating'], false],
    [['责任单位', '配合单位'], ['lead', 'cooperating'], false],
    [['责任单位', '指导单位'], ['lead', 'guiding'], false],
    [['主办单位', '协办单位', '会办单位'], ['lead', 'cooperating', 'cooperating'], false],
    [['牵头单位', '责任单位', '配合单位'], ['lead', 'cooperating', 'cooperating'], false],
    [['牵头', '配合'], ['lead', 'cooperating'], false],
    [['牵头单位'], ['lead'], false],
    [['责任单位'], ['lead'], true],
    [['承办单位'], ['lead'], true],
    [[], [], false],
  ])('%j beside each other are %j, without a named lead: %p', (words, roles, joint) => {
    const reading = readRoles(words);
    expect(words.map(reading.roleOf)).toEqual(roles);
    expect(reading.jointWithoutLead).toBe(joint);
  });
});
