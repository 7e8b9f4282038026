import { RuleViolation } from '../kernel/rule-violation.js';
import { signatureMachine } from './signature.machine.js';
import { waitsForSignature } from './signature-rules.js';

describe('the signature machine', () => {
  it.each([
    ['waiting', { sign: 'signed', return: 'returned', takeBack: 'takenBack' }],
    ['signed', {}],
    ['returned', {}],
    ['takenBack', {}],
  ] as const)('in %s moves as %j and refuses the rest', (state, moves: Readonly<Partial<Record<string, string>>>) => {
    for (const command of signatureMachine.commands) {
      const target = moves[command];
      if (target) expect(signatureMachine.next(state, command)).toBe(target);
      else expect(() => signatureMachine.next(state, command)).toThrow(RuleViolation);
    }
  });
});

describe('a draft waits for the head', () => {
  it.each([
    [{}, 'liaison', false],
    [{ signatures: { report: false } }, 'liaison', false],
    [{ signatures: { completion: true } }, 'liaison', false],
    [{ signatures: { report: true } }, 'liaison', true],
    [{ signatures: { report: true } }, 'clerk', true],
    [{ signatures: { report: true } }, 'unitHead', false],
  ])('under %j of a %s: %s', (rules, role, waits) => expect(waitsForSignature(rules, 'report', role)).toBe(waits));
});
