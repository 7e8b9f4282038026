import { maskedPhone } from './phone.js';

describe('a telephone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['027-82811111', '027****1111'],
    ['82811111', '8281****'],
    ['110', '****'],
  ])('%s is shown as %s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown);
  });
});
