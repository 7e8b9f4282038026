/** What a machine says about a refused command; all words are Chinese titles except the identifiers. */
export type CommandRefusal = {
  /** Title of the kind of object: 任务责任. */
  readonly machineTitle: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly command: string;
  readonly commandTitle: string;
  /** Titles of the commands the state allows, joined by 、; '' when it allows none. */
  readonly allowedTitles: string;
};

type TextLength = { readonly field: string; readonly length: number; readonly limit: number };

/** Every rule code with the parameters its sentence needs. A new rule is a line here and a line in `RULE_TEXTS`. */
export type RuleParams = {
  readonly PLAN_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly ITEM_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly ASSIGNMENT_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly SUBMISSION_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly OBLIGATION_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly PROGRESS_REPORT_TEXT_MISSING: Readonly<Record<never, never>>;
  readonly PROGRESS_REPORT_TEXT_TOO_LONG: TextLength;
  readonly PROGRESS_REPORT_STATE_UNKNOWN: { readonly state: string };
  readonly SUBMISSION_TITLE_MISSING: { readonly kindTitle: string };
  readonly SUBMISSION_TEXT_MISSING: { readonly kindTitle: string };
  readonly SUBMISSION_TEXT_TOO_LONG: TextLength;
};

export type RuleCode = keyof RuleParams;

function commandNotAllowed({ machineTitle, stateTitle, commandTitle, allowedTitles }: CommandRefusal): string {
  const happened = `${machineTitle}现在是“${stateTitle}”，不能“${commandTitle}”`;
  return allowedTitles === '' ? `${happened}；它已经结束，不再接受任何操作。` : `${happened}；现在可以：${allowedTitles}。`;
}

function tooLong({ field, length, limit }: TextLength): string {
  return `“${field}”有${length}个字，超过${limit}个字的上限；请精简后再提交，详细材料可作为附件。`;
}

/** The Chinese sentence for each rule code: what happened and what to do. */
export const RULE_TEXTS: { readonly [Code in RuleCode]: (params: RuleParams[Code]) => string } = {
  PLAN_COMMAND_NOT_ALLOWED: commandNotAllowed,
  ITEM_COMMAND_NOT_ALLOWED: commandNotAllowed,
  ASSIGNMENT_COMMAND_NOT_ALLOWED: commandNotAllowed,
  SUBMISSION_COMMAND_NOT_ALLOWED: commandNotAllowed,
  OBLIGATION_COMMAND_NOT_ALLOWED: commandNotAllowed,
  PROGRESS_REPORT_TEXT_MISSING: () => '“进展情况”没有填写；请用一两句话写明做了什么、做到什么程度，再提交。',
  PROGRESS_REPORT_TEXT_TOO_LONG: tooLong,
  PROGRESS_REPORT_STATE_UNKNOWN: ({ state }) => `进度状态“${state}”不认识；请从“超前、正常、滞后、受阻”中选一个。`,
  SUBMISSION_TITLE_MISSING: ({ kindTitle }) => `${kindTitle}没有标题；请填写标题后再报送。`,
  SUBMISSION_TEXT_MISSING: ({ kindTitle }) => `${kindTitle}没有正文；请填写正文后再报送。`,
  SUBMISSION_TEXT_TOO_LONG: tooLong,
};
