/** Stable codes of problem documents with their titles; a broken domain rule carries the rule's own code instead. */
export const ERROR_TITLES = {
  'malformed-request': '请求格式不正确',
  'validation-failed': '提交的内容有误',
  unauthenticated: '请先登录',
  forbidden: '没有权限',
  'not-found': '没有找到',
  'ambiguous-name': '名称对应多个对象',
  'conflict-state': '当前状态不允许此操作',
  'payload-too-large': '提交的内容过大',
  'unsupported-media-type': '不支持的内容格式',
  'demo-clock-refused': '演示时钟不可用',
  'already-imported': '该文件已经导入',
  'import-rejected': '文件无法导入',
  'dependency-unavailable': '服务暂不可用',
  'internal-error': '系统内部错误',
} as const;

export type ErrorCode = keyof typeof ERROR_TITLES;
