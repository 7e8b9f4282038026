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
  readonly NOTICE_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly SIGNATURE_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly CIRCULAR_COMMAND_NOT_ALLOWED: CommandRefusal;
  readonly PROGRESS_REPORT_TEXT_MISSING: Readonly<Record<never, never>>;
  readonly PROGRESS_REPORT_TEXT_TOO_LONG: TextLength;
  readonly PROGRESS_REPORT_STATE_UNKNOWN: { readonly state: string };
  readonly COMPLETION_EVIDENCE_MISSING: Readonly<Record<never, never>>;
  readonly COMPLETION_EVIDENCE_TOO_LONG: TextLength;
  readonly POST_PLACE: { readonly roleTitle: string; readonly words: string };
  readonly ROLES_INCOMPATIBLE: { readonly held: string; readonly added: string };
  readonly PASSWORD_LENGTH: { readonly min: number; readonly max: number };
  readonly PASSWORD_GUESSABLE: { readonly why: string };
  readonly DUTY_RECURS: { readonly title: string };
  readonly DUTY_DAY_IN_PAST: { readonly dueOn: string; readonly today: string };
  readonly REASON_MISSING: { readonly commandTitle: string };
  readonly REASON_TOO_LONG: TextLength;
  readonly COMPLETION_WHILE_EXTENSION_PENDING: Readonly<Record<never, never>>;
  readonly DECLINE_WINDOW_CLOSED: { readonly closedOn: string };
  readonly DECLINE_REFUSED_BEFORE: Readonly<Record<never, never>>;
  readonly EXTENSION_PENDING_ALREADY: Readonly<Record<never, never>>;
  readonly EXTENSION_NOT_PENDING: Readonly<Record<never, never>>;
  readonly EXTENSION_OF_FIRST_LEAD: Readonly<Record<never, never>>;
  readonly EXTENSION_UNDATED: Readonly<Record<never, never>>;
  readonly EXTENSION_AFTER_DUE_DATE: { readonly dueOn: string };
  readonly EXTENSION_ITEM_NOT_RUNNING: { readonly stateTitle: string };
  readonly EXTENSION_NOT_LATER: { readonly dueOn: string };
  readonly EXTENSION_PAST_YEAR_END: { readonly yearEnd: string };
  readonly PLAN_FILING_DATE_MISSING: Readonly<Record<never, never>>;
  readonly PLAN_FILING_DATE_NOT_LATER: { readonly dueOn: string };
  readonly PLAN_FILING_DATE_UNASKED: Readonly<Record<never, never>>;
  readonly PLAN_FILING_TEXT_TOO_LONG: TextLength;
  readonly INPUT_TEXT_MISSING: Readonly<Record<never, never>>;
  readonly INPUT_TEXT_TOO_LONG: TextLength;
  readonly TARGET_UNKNOWN: { readonly position: number; readonly count: number };
  readonly TARGET_REPEATED: { readonly position: number };
  readonly TARGET_VALUE_NOT_EXACT: { readonly position: number };
  readonly LEAD_ONLY: { readonly what: string };
  readonly SIGNATURE_WAITING_ALREADY: { readonly kindTitle: string };
  readonly FOUR_EYES: { readonly first: string; readonly commandTitle: string };
  readonly ITEM_UNCHANGED: Readonly<Record<never, never>>;
  readonly ITEM_TEXT_MISSING: Readonly<Record<never, never>>;
  readonly ITEM_TEXT_TOO_LONG: TextLength;
  readonly DEADLINE_NOT_READ: { readonly words: string };
  readonly DEADLINE_IN_PAST: { readonly dueOn: string; readonly today: string };
  readonly DEADLINE_EARLIER_THAN_SOURCE: { readonly dueOn: string; readonly sourceDueOn: string };
  readonly REOPENING_WITHOUT_DATE: Readonly<Record<never, never>>;
  readonly INSTRUCTION_TEXT_MISSING: Readonly<Record<never, never>>;
  readonly INSTRUCTION_TEXT_TOO_LONG: TextLength;
  readonly UNIT_CHANGE_ON_ITSELF: { readonly name: string };
  readonly UNIT_CHANGE_IN_PAST: { readonly on: string; readonly today: string };
  readonly UNIT_NAME_MISSING: Readonly<Record<never, never>>;
  readonly UNIT_NAME_UNCHANGED: { readonly name: string };
  readonly NO_CHANGE_WITHOUT_REPORT: Readonly<Record<never, never>>;
  readonly SUBMISSION_TITLE_MISSING: { readonly kindTitle: string };
  readonly SUBMISSION_TEXT_MISSING: { readonly kindTitle: string };
  readonly SUBMISSION_TEXT_TOO_LONG: TextLength;
  readonly SUBMISSION_CONTENT_ASKED_FOR: { readonly title: string };
  readonly PHASE_WINDOW_UNCHANGED: Readonly<Record<never, never>>;
  readonly PHASE_STARTS_AFTER_END: { readonly startsOn: string; readonly endsOn: string };
  readonly PHASE_ENDS_IN_PAST: { readonly endsOn: string; readonly today: string };
  readonly PHASE_STARTS_IN_PAST: { readonly startsOn: string; readonly today: string };
  readonly PHASE_BEGUN_ALREADY: Readonly<Record<never, never>>;
  readonly PHASE_NOT_ACTIVE: { readonly stateTitle: string };
  readonly PHASE_CLOSING_NOT_EARLIER: { readonly on: string; readonly endsOn: string };
  readonly PHASE_PLAN_NOT_ISSUED: { readonly stateTitle: string };
  readonly PHASE_REASON_MISSING: Readonly<Record<never, never>>;
  readonly PHASE_REASON_TOO_LONG: TextLength;
  readonly NOTICE_DISCARD_REASON_MISSING: Readonly<Record<never, never>>;
  readonly NOTICE_DISCARD_REASON_TOO_LONG: TextLength;
  readonly NOTICE_TEXT_MISSING: { readonly field: string };
  readonly NOTICE_TEXT_TOO_LONG: TextLength;
  readonly NOTICE_REPLY_TERM_OUT_OF_RANGE: { readonly replyWithin: number; readonly limit: number };
  readonly NOTICE_OF_MATTER_UNDER_WAY: { readonly colourTitle: string; readonly stateTitle: string };
  readonly URGE_TEXT_TOO_LONG: TextLength;
  readonly CIRCULAR_TEXT_MISSING: { readonly field: string };
  readonly CIRCULAR_TEXT_TOO_LONG: TextLength;
  readonly CIRCULAR_TOO_LONG: { readonly kindTitle: string; readonly length: number; readonly limit: number };
  readonly CIRCULAR_PERIOD_REVERSED: { readonly from: string; readonly to: string };
  readonly CIRCULAR_PERIOD_NOT_BEGUN: { readonly from: string; readonly today: string };
  readonly CIRCULAR_REPLIES_NOT_ASKED: { readonly units: number };
  readonly CIRCULAR_REPLIES_OUTSTANDING: { readonly unitNames: string; readonly replyBy: string };
  readonly CIRCULAR_NAMES_NOBODY: Readonly<Record<never, never>>;
  readonly CIRCULAR_HAS_NO_RIGHT_OF_REPLY: { readonly kindTitle: string };
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
  NOTICE_COMMAND_NOT_ALLOWED: commandNotAllowed,
  SIGNATURE_COMMAND_NOT_ALLOWED: commandNotAllowed,
  CIRCULAR_COMMAND_NOT_ALLOWED: commandNotAllowed,
  PROGRESS_REPORT_TEXT_MISSING: () => '“进展情况”没有填写；请用一两句话写明做了什么、做到什么程度，再提交。',
  PROGRESS_REPORT_TEXT_TOO_LONG: tooLong,
  PROGRESS_REPORT_STATE_UNKNOWN: ({ state }) => `进度状态“${state}”不认识；请从“超前、正常、滞后、受阻”中选一个。`,
  COMPLETION_EVIDENCE_MISSING: () => '没有写明办结情况和佐证；请写明做成了什么、凭什么证明，再申报。',
  COMPLETION_EVIDENCE_TOO_LONG: tooLong,
  POST_PLACE: ({ roleTitle, words }) => `“${roleTitle}”岗位${words}，请核对后重新提交。`,
  ROLES_INCOMPATIBLE: ({ held, added }) => `此人已是“${held}”，不能再任“${added}”：系统、安全、审计管理员须为三个不同的人，且不兼其他岗位。`,
  PASSWORD_LENGTH: ({ min, max }) => `口令须为${min}到${max}个字符；可以用几个不相干的词连成一句。`,
  PASSWORD_GUESSABLE: ({ why }) => `这个口令容易被猜到：${why}。请换一个，例如几个不相干的词连成一句。`,
  DUTY_RECURS: ({ title }) => `“${title}”按期报送，各期的时限由周期定，不能另定一个日期。`,
  DUTY_DAY_IN_PAST: ({ dueOn, today }) => `时限${dueOn}早于今天（${today}）；请填写今天或以后的日期。`,
  REASON_MISSING: ({ commandTitle }) => `“${commandTitle}”须写明理由；请用一两句话说明，再提交。`,
  REASON_TOO_LONG: tooLong,
  COMPLETION_WHILE_EXTENSION_PENDING: () => '有一件延期申请等待办公室答复，不能申报办结；请先撤回延期申请，或等待答复。',
  DECLINE_WINDOW_CLOSED: ({ closedOn }) => `申请退办的期限已于${closedOn}届满；请先签收，确实不属于本单位的请与办公室联系。`,
  DECLINE_REFUSED_BEFORE: () => '办公室已不同意退办该事项，不能再次申请；请签收办理，仍有异议请与办公室联系。',
  EXTENSION_PENDING_ALREADY: () => '已有一件延期申请等待办公室答复，不能重复申请；请等待答复，或先撤回原申请。',
  EXTENSION_NOT_PENDING: () => '没有等待答复的延期申请；请刷新页面查看最新情况。',
  EXTENSION_OF_FIRST_LEAD: () => '该事项由列第一位的牵头单位汇总申报办结，延期也由它申请；请与它联系。',
  EXTENSION_UNDATED: () => '该事项没有完成时限，不需要申请延期。',
  EXTENSION_AFTER_DUE_DATE: ({ dueOn }) => `延期须在时限届满前申请，该事项的时限${dueOn}已过；请抓紧办理，并与办公室联系。`,
  EXTENSION_ITEM_NOT_RUNNING: ({ stateTitle }) => `该事项现在是“${stateTitle}”，不能申请延期；请待恢复办理后再申请。`,
  EXTENSION_NOT_LATER: ({ dueOn }) => `延期后的日期须晚于现在的时限${dueOn}；请重新填写。`,
  EXTENSION_PAST_YEAR_END: ({ yearEnd }) => `延期不能跨年，最晚到${yearEnd}；需要跨年办理的，请与办公室联系转入下一年。`,
  PLAN_FILING_DATE_MISSING: () => '不能按期完成的，须写明预计完成日期；请填写后再备案。',
  PLAN_FILING_DATE_NOT_LATER: ({ dueOn }) => `预计完成日期没有晚于时限${dueOn}，属于按期完成；请核对后再备案。`,
  PLAN_FILING_DATE_UNASKED: () => '能够按期完成的，不填预计完成日期；请核对后再备案。',
  PLAN_FILING_TEXT_TOO_LONG: tooLong,
  INPUT_TEXT_MISSING: () => '配合情况没有填写；请写明做了什么、需要牵头单位知道什么，再提交。',
  INPUT_TEXT_TOO_LONG: tooLong,
  TARGET_UNKNOWN: ({ position, count }) => `该事项${count === 0 ? '没有量化目标' : `只有${count}个量化目标`}，没有第${position}个；请核对后再提交。`,
  TARGET_REPEATED: ({ position }) => `第${position}个量化目标填了两次；请只保留一个数值。`,
  TARGET_VALUE_NOT_EXACT: ({ position }) => `第${position}个量化目标的数值过大或小数过多，不能准确保存；请填写不超过15位、小数不超过4位的数。`,
  LEAD_ONLY: ({ what }) => `${what}由牵头单位填报；配合单位请把情况报送给牵头单位。`,
  SIGNATURE_WAITING_ALREADY: ({ kindTitle }) => `已有一件${kindTitle}等待单位负责人签批，不能重复提交；请先由负责人签批或退回，或撤回后重新提交。`,
  FOUR_EYES: ({ first, commandTitle }) => `该方案实行双人复核：${first}是你办理的，“${commandTitle}”须由办公室另一人办理。`,
  ITEM_UNCHANGED: () => '没有写明要调整什么；请填写新的内容、时限，或要增减、变更角色的单位。',
  ITEM_TEXT_MISSING: () => '事项内容不能为空；请写明要做什么，再提交。',
  ITEM_TEXT_TOO_LONG: tooLong,
  DEADLINE_NOT_READ: ({ words }) => `时限“${words}”读不出是哪一天；请同时填写日期（dueOn），或写成“2024年12月底”“持续推进”这样的说法。`,
  DEADLINE_IN_PAST: ({ dueOn, today }) => `时限${dueOn}早于今天（${today}）；请填写今天或以后的日期。`,
  DEADLINE_EARLIER_THAN_SOURCE: ({ dueOn, sourceDueOn }) => `${dueOn}早于公文原定的${sourceDueOn}，属于层层加码；确需提前的，请写明提前的理由（earlierReason），事项上会标明。`,
  REOPENING_WITHOUT_DATE: () => '重新办理须写明新的办结时限；请填写日期（dueOn）。',
  INSTRUCTION_TEXT_MISSING: () => '批示没有内容；请写明要求，再提交。',
  INSTRUCTION_TEXT_TOO_LONG: tooLong,
  UNIT_CHANGE_ON_ITSELF: ({ name }) => `“${name}”不能由它自己承接；请选择另一个单位。`,
  UNIT_CHANGE_IN_PAST: ({ on, today }) => `变更生效日期${on}早于今天（${today}）；请填写今天或以后的日期，已经发生的变更从今天起生效。`,
  UNIT_NAME_MISSING: () => '单位名称不能为空；请写明单位全称。',
  UNIT_NAME_UNCHANGED: ({ name }) => `单位现在就叫“${name}”；请填写新的名称。`,
  NO_CHANGE_WITHOUT_REPORT: () => '该事项还没有报过进展，不能报“无新进展”；请先报告一次进展情况。',
  SUBMISSION_TITLE_MISSING: ({ kindTitle }) => `${kindTitle}没有标题；请填写标题后再报送。`,
  SUBMISSION_TEXT_MISSING: ({ kindTitle }) => `${kindTitle}没有正文；请填写正文后再报送。`,
  SUBMISSION_TEXT_TOO_LONG: tooLong,
  SUBMISSION_CONTENT_ASKED_FOR: ({ title }) => `“${title}”要求报送正式材料，不能以“无新进展”代替；请按要求报送。`,
  PHASE_WINDOW_UNCHANGED: () => '阶段的起止日期没有变化；请填写新的开始日期或结束日期。',
  PHASE_STARTS_AFTER_END: ({ startsOn, endsOn }) => `阶段的开始日期${startsOn}晚于结束日期${endsOn}；请核对后一并填写两个日期。`,
  PHASE_ENDS_IN_PAST: ({ endsOn, today }) => `阶段的结束日期${endsOn}早于今天（${today}）；结束日期最早为今天。`,
  PHASE_STARTS_IN_PAST: ({ startsOn, today }) => `阶段的开始日期${startsOn}早于今天（${today}）；开始日期最早为今天。`,
  PHASE_BEGUN_ALREADY: () => '阶段已经开始，开始日期不能再改；可以延长、提前结束，或延长已结束的阶段。',
  PHASE_NOT_ACTIVE: ({ stateTitle }) => `阶段现在是“${stateTitle}”，不能提前结束；只有进行中的阶段可以提前结束，其他情形请调整起止日期。`,
  PHASE_CLOSING_NOT_EARLIER: ({ on, endsOn }) => `${on}晚于阶段原定的结束日期${endsOn}，不是提前结束；如需延长，请调整起止日期。`,
  PHASE_PLAN_NOT_ISSUED: ({ stateTitle }) => `方案现在是“${stateTitle}”，阶段的起止日期不能调整；请在方案交办后、办结前调整。`,
  PHASE_REASON_MISSING: () => '没有写明调整原因；请写一句话说明依据（如领导批示、工作部署变化）后再提交。',
  PHASE_REASON_TOO_LONG: tooLong,
  NOTICE_DISCARD_REASON_MISSING: () => '“作废理由”没有填写；请写明为什么不发这份督办单，再作废。',
  NOTICE_DISCARD_REASON_TOO_LONG: tooLong,
  NOTICE_TEXT_MISSING: ({ field }) => `“${field}”没有填写；请填写后再提交。`,
  NOTICE_TEXT_TOO_LONG: tooLong,
  NOTICE_REPLY_TERM_OUT_OF_RANGE: ({ replyWithin, limit }) => `回复期限须为1到${limit}个工作日，现为${replyWithin}个工作日；请改后再提交。`,
  NOTICE_OF_MATTER_UNDER_WAY: ({ colourTitle, stateTitle }) => `该事项已有${colourTitle}（${stateTitle}），一事一单；请先办结或作废，或改拟更高一级的督办单。`,
  URGE_TEXT_TOO_LONG: tooLong,
  CIRCULAR_TEXT_MISSING: ({ field }) => `“${field}”没有填写；请填写后再提交。`,
  CIRCULAR_TEXT_TOO_LONG: tooLong,
  CIRCULAR_TOO_LONG: ({ kindTitle, length, limit }) => `${kindTitle}全文有${length}个字，超过${limit}个字的上限；请精简后再定稿。`,
  CIRCULAR_PERIOD_REVERSED: ({ from, to }) => `统计期间的开始日期${from}晚于结束日期${to}；请核对后再提交。`,
  CIRCULAR_PERIOD_NOT_BEGUN: ({ from, today }) => `统计期间从${from}开始，今天（${today}）还没有到；请选择已经开始的期间。`,
  CIRCULAR_REPLIES_NOT_ASKED: ({ units }) => `通报点到${units}家单位，尚未征求其核实意见；请先送各单位核实，再定稿。`,
  CIRCULAR_REPLIES_OUTSTANDING: ({ unitNames, replyBy }) => `${unitNames}还没有答复，答复期限到${replyBy}；请待答复或期满后再定稿。`,
  CIRCULAR_NAMES_NOBODY: () => '通报没有点到任何单位，不需要征求核实意见；请直接定稿。',
  CIRCULAR_HAS_NO_RIGHT_OF_REPLY: ({ kindTitle }) => `${kindTitle}不征求核实意见；请直接定稿。`,
};
