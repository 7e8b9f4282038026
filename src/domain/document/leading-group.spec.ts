import { sampleContext } from '../../../test/golden/import/sample-units.js';
import { readLeadingGroup, readSupervisor } from './leading-group.js';

const at = (text: string) => [{ text, place: { line: 3, endLine: 3 } }];

describe('readLeadingGroup', () => {
  it.each([
    ['成立由市人民政府分管副市长任组长,市民政局局长任副组长的3号建议案办理工作领导小组(以下简称领导小组),加强统筹。领导小组下设办公室,在市民政局办公,负责协调。', '3号建议案办理工作领导小组', '市民政局', '市民政局', 0],
    ['成立市低空经济发展工作专班(以下简称工作专班),统筹推进。工作专班下设办公室,办公室设在市经信局,负责协调。', '市低空经济发展工作专班', '市经信局', '市经信局', 0],
    ['充分发挥市对外开放领导小组统筹协调作用,建立任务清单。', '市对外开放领导小组', '', null, 1],
    ['市应对气候变化及节能减排工作领导小组切实发挥统筹协调作用,系统推进工作。', '市应对气候变化及节能减排工作领导小组', '', null, 1],
    ['建立市促进预制菜产业高质量发展联席会议制度(以下简称联席会议),研究重大问题;联席会议办公室设在市商务局,承担日常工作。', '市促进预制菜产业高质量发展联席会议', '市商务局', '市商务局', 0],
    ['经市加快发展股权投资工作领导小组认定,给予奖励。', '市加快发展股权投资工作领导小组', '', null, 1],
    ['成立2号议案办理工作领导小组。领导小组下设办公室,在市某某局办公。', '2号议案办理工作领导小组', '市某某局', null, 1],
  ])('reads “%s”', (text, name, officePrinted, officeUnitCode, findings) => {
    const context = sampleContext();
    expect(readLeadingGroup([at(text)], context)).toEqual({ name, officePrinted, officeUnitCode });
    expect(context.log.findings()).toHaveLength(findings);
  });

  it('takes the group of the first part that names one and the office from any part', () => {
    const texts = [at('成立市低空经济发展工作专班。'), at('工作专班下设办公室,在市经信局办公。'), at('成立某某领导小组。')];
    expect(readLeadingGroup(texts, sampleContext())).toEqual({ name: '市低空经济发展工作专班', officePrinted: '市经信局', officeUnitCode: '市经信局' });
  });

  it('finds none where none is set up or named', () => expect(readLeadingGroup([at('各单位要加强领导,形成合力。')], sampleContext())).toBeNull());
});

describe('readSupervisor', () => {
  it.each([
    ['加强督查督办。市发改委要加强工作督导检查,及时报告落实情况。', { printed: '市发改委', unitCode: '市发改委' }],
    ['形成合力。市发改委加强工作协调调度和跟踪评估,推动落实。', { printed: '市发改委', unitCode: '市发改委' }],
    ['各牵头单位要加强督促检查。', null],
    ['市某某局要加强督导检查。', null],
    ['市发改委要加强统筹协调。', null],
    ['领导小组办公室加强督促检查。', null],
  ])('reads “%s”', (text, expected) => expect(readSupervisor([text], sampleContext())).toEqual(expected));
});
