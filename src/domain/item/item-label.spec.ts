import { itemLabel } from './item-label.js';

describe('what an item is called', () => {
  it.each([
    [{ number: '33', position: 33, text: '制订深化汉口北市场采购贸易方式试点行动方案。完善机制。' }, '第33项 制订深化汉口北市场采购贸易方式试点行动方案'],
    [{ number: '', position: 4, text: '强化规划引领。编制规划。' }, '第4项 强化规划引领'],
    [{ number: '7', position: 9, text: '短' }, '第7项 短'],
    [{ number: '1', position: 1, text: '甲'.repeat(40) }, `第1项 ${'甲'.repeat(28)}…`],
    [{ number: '1', position: 1, text: '𠮷'.repeat(28) }, `第1项 ${'𠮷'.repeat(28)}`],
  ])('%j is %s', (item, label) => expect(itemLabel(item)).toBe(label));
});
