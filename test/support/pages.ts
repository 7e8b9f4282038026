export const OFFICE = 'office.2024-21';

/** Each page, the person it is for, and its heading. */
export const PAGES = [
  ['/cockpit', OFFICE, '驾驶舱'],
  ['/inbox', 'liaison.commerce-bureau', '待办'],
  ['/my-unit', 'head.commerce-bureau', '本单位任务'],
  ['/review', OFFICE, '审核销号'],
  ['/notices', OFFICE, '督办单'],
  ['/circulars', OFFICE, '通报和简报'],
  ['/instructions', OFFICE, '批示'],
  ['/info', OFFICE, '信息报送'],
  ['/rehearsal', OFFICE, '推演日历'],
  ['/import', OFFICE, '导入方案'],
  ['/brief', 'leader', '领导看板'],
  ['/plans', 'leader', '方案台账'],
  ['/units', 'head.commerce-bureau', '单位目录'],
  ['/accounts', 'admin.system', '账号与岗位'],
  ['/rules', OFFICE, '规则与日历'],
  ['/audit', 'admin.audit', '操作日志'],
  ['/settings', 'leader', '个人设置'],
] as const;
