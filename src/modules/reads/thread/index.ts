import { acknowledgement } from './acknowledgement.branch.js';
import { completionAnswer, completionClaim } from './completion-claim.branch.js';
import { inputSent } from './input.branch.js';
import { instructed, instructionAnswered } from './instruction.branch.js';
import { issued } from './issued.branch.js';
import { itemChanged } from './item-change.branch.js';
import { noticeDrafted, noticeIssued, noticeReplied } from './notice.branch.js';
import { phaseChanged } from './phase.branch.js';
import { planFiled } from './plan-filing.branch.js';
import { reminded } from './reminder.branch.js';
import { report } from './report.branch.js';
import { requestAnswered, requestAsked } from './request.branch.js';
import { rolledOver } from './rollover.branch.js';
import { resumed, suspended } from './suspension.branch.js';
import type { ThreadBranch } from './thread-branch.js';
import { urged } from './urge.branch.js';

/** Everything that the life of an item is made of. What happens at the same moment stands in this order; the first one names the columns. */
export const THREAD_BRANCHES: readonly ThreadBranch[] = [
  issued, acknowledgement, planFiled, inputSent, report, requestAsked, requestAnswered, completionClaim, completionAnswer, suspended, resumed, itemChanged, rolledOver,
  instructed, instructionAnswered, noticeDrafted, noticeIssued, noticeReplied, urged, reminded, phaseChanged,
];
