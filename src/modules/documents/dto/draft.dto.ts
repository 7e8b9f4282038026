import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, MaxLength, MinLength, ValidateNested } from 'class-validator';
import type { ChangedEntry, ComparedEntry, EntriesDifference, FieldChange, PlanDifference } from '../../../domain/document/compare-plans.js';
import { type Decision, DECISIONS, type PlanDraft } from '../../../domain/document/plan-draft.js';
import { UNIT_KINDS, type UnitKind } from '../../../domain/unit/unit.js';
import { IsIdentifier, IsProse } from '../../../platform/http/is-prose.decorator.js';
import { DocumentResponse, FindingResponse } from './document.response.js';

const LONGEST_REASON = 500;

export class DecisionRequest {
  @ApiProperty({ enum: DECISIONS, description: '采纳建议 / 改定 / 按原文保留 / 忽略' })
  @IsIn(DECISIONS, { message: `decision（决定）须为 ${DECISIONS.join('、')} 之一` })
  decision!: Decision;

  @ApiProperty({ description: '改定时填：疑点所指对象要替换的字段；单位名称的疑点填 unitCodes 或 groupCode', required: false, type: Object, example: { unitCodes: ['commerce-bureau'] } })
  @IsOptional()
  @IsObject({ message: 'set（改定的内容）须为对象' })
  set?: Record<string, unknown>;

  @ApiProperty({ description: '理由', maxLength: LONGEST_REASON })
  @IsProse('reason（理由）')
  @MinLength(1, { message: '请写明理由' })
  @MaxLength(LONGEST_REASON, { message: `理由不能超过 ${LONGEST_REASON} 字` })
  reason!: string;
}

export class AnsweredProposalRequest {
  @ApiProperty({ description: '草稿中待补的单位名称', example: '市外贸发展局' })
  @IsIdentifier('name（单位名称）')
  @MaxLength(100, { message: '单位名称不能超过 100 字' })
  name!: string;

  @ApiProperty({ enum: UNIT_KINDS, required: false, description: '作为新单位补入时的类别' })
  @IsOptional()
  @IsIn(UNIT_KINDS, { message: `kind（单位类别）须为 ${UNIT_KINDS.join('、')} 之一` })
  kind?: UnitKind;

  @ApiProperty({ required: false, description: '作为已有单位的别名补入时，该单位的代码', example: 'commerce-bureau' })
  @IsOptional()
  @IsIdentifier('sameAs（单位代码）')
  sameAs?: string;
}

export class AnsweredProposalsRequest {
  @ApiProperty({ type: [AnsweredProposalRequest], description: '为空时只按现有单位目录重新阅读' })
  @IsArray({ message: 'units（单位）须为数组' })
  @ArrayMaxSize(1000, { message: '一次最多补入 1000 个单位' })
  @ValidateNested({ each: true })
  @Type(() => AnsweredProposalRequest)
  units!: AnsweredProposalRequest[];
}

export class LostDecisionResponse {
  @ApiProperty({ description: '原来的疑点' })
  finding!: string;

  @ApiProperty({ enum: DECISIONS })
  decision!: Decision;

  @ApiProperty()
  reason!: string;
}

export class DraftResponse {
  @ApiProperty({ type: DocumentResponse })
  reading!: DocumentResponse;

  @ApiProperty({ type: Object, description: '按已作的决定改过的草稿，格式见 docs/draft.schema.json 中的 PlanDraft' })
  draft!: PlanDraft;

  @ApiProperty({ type: [FindingResponse] })
  findings!: FindingResponse[];

  @ApiProperty({ type: [LostDecisionResponse], description: '以前对同一公文所作、这一次找不到对应疑点的决定，需要重新考虑' })
  lostDecisions!: LostDecisionResponse[];
}

export class ConfirmationResponse {
  @ApiProperty({ description: '转成的方案；重复确认返回同一个' })
  planId!: string;
}

export class FieldChangeResponse implements FieldChange {
  @ApiProperty({ example: 'deadline' })
  field!: string;

  @ApiProperty({ description: '现行方案' })
  before!: string;

  @ApiProperty({ description: '新稿' })
  after!: string;
}

export class ComparedEntryResponse implements ComparedEntry {
  @ApiProperty()
  key!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: Object, additionalProperties: { type: 'string' } })
  fields!: Record<string, string>;
}

export class ChangedEntryResponse implements ChangedEntry {
  @ApiProperty({ type: ComparedEntryResponse })
  before!: ComparedEntryResponse;

  @ApiProperty({ type: ComparedEntryResponse })
  after!: ComparedEntryResponse;

  @ApiProperty({ type: [FieldChangeResponse] })
  changes!: FieldChangeResponse[];
}

export class EntriesDifferenceResponse implements EntriesDifference {
  @ApiProperty({ type: [ComparedEntryResponse], description: '新增' })
  added!: ComparedEntryResponse[];

  @ApiProperty({ type: [ComparedEntryResponse], description: '取消' })
  removed!: ComparedEntryResponse[];

  @ApiProperty({ type: [ChangedEntryResponse], description: '有改动' })
  changed!: ChangedEntryResponse[];

  @ApiProperty({ description: '未变的条数' })
  unchanged!: number;
}

export class PlanDifferenceResponse implements PlanDifference {
  @ApiProperty({ type: [FieldChangeResponse], description: '公文标题、落款等的改动' })
  head!: FieldChangeResponse[];

  @ApiProperty({ type: EntriesDifferenceResponse })
  items!: EntriesDifferenceResponse;

  @ApiProperty({ type: EntriesDifferenceResponse })
  phases!: EntriesDifferenceResponse;

  @ApiProperty({ type: EntriesDifferenceResponse })
  duties!: EntriesDifferenceResponse;

  @ApiProperty({ description: '完全相同' })
  same!: boolean;
}
