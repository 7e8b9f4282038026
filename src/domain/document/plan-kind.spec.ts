import { laysDownRules, planKindOf, shortNameIn } from './plan-kind.js';

describe('the title of a document', () => {
  it.each([
    ['市政协十四届三次会议3号建议案办理工作方案', 'cppccProposal'],
    ['市十五届人大三次会议2号议案办理工作方案', 'npcMotion'],
    ['关于推动外经贸载体创新提能发展的实施方案', 'implementationPlan'],
    ['武汉市落实省进一步保障和改善民生若干措施任务清单', 'taskList'],
    ['关于支持武汉市低空经济高质量发展的实施意见', 'opinion'],
    ['支持数字经济加快发展若干政策', 'policy'],
  ])('%s gives the kind %s', (title, kind) => expect(planKindOf(title)).toBe(kind));

  it.each([
    ['市人民政府关于集中修改和废止部分行政规范性文件的决定', true],
    ['市人民政府关于公布继续有效的行政规范性文件目录的通告', true],
    ['市发改委关于印发武汉市固定资产投资项目节能审查实施办法的通知', true],
    ['市人民政府办公厅关于印发市政协十四届三次会议3号建议案办理工作方案的通知', false],
    ['市人民政府办公厅印发关于支持武汉市低空经济高质量发展实施意见的通知', false],
  ])('%s lays down rules: %p', (title, expected) => expect(laysDownRules(title)).toBe(expected));

  it.each([
    ['为高质量办好《关于适老化的建议案》(以下称3号建议案),特制订本方案。', '3号建议案'],
    ['为做好建议案(以下简称2号建议案)的办理工作。', '2号建议案'],
    ['结合我市实际,制订本方案。', ''],
  ])('is followed by the short name in “%s”', (opening, name) => expect(shortNameIn(opening)).toBe(name));
});
