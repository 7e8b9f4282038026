import { ApiProperty } from '@nestjs/swagger';
import type { LocalDate } from '../../../domain/kernel/local-date.js';
import type { AliasReason, UnitKind } from '../../../domain/unit/unit.js';

export class UnitResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ example: 'commerce-bureau' })
  code!: string;

  @ApiProperty({ example: '市商务局' })
  name!: string;

  @ApiProperty({
    enum: ['party', 'government', 'judicial', 'massOrganisation', 'publicInstitution', 'verticalAgency', 'stateEnterprise', 'district', 'functionalZone', 'coordinationBody'],
  })
  kind!: UnitKind;
}

export class UnitAliasResponse {
  @ApiProperty({ description: '别名' })
  words!: string;

  @ApiProperty({ enum: ['shortForm', 'formerName', 'laterName', 'ocr', 'variant'], description: '简称 / 原名 / 后来的名称 / 识别错误 / 异写' })
  reason!: AliasReason;
}

export class UnitDetailResponse extends UnitResponse {
  @ApiProperty({ type: String, format: 'date', nullable: true, description: '从哪一天起设立；不知道的为空' })
  validFrom!: LocalDate | null;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '最后一天；没有撤销的为空' })
  validTo!: LocalDate | null;

  @ApiProperty({ type: String, nullable: true, description: '撤销以后由谁承接' })
  successor!: string | null;

  @ApiProperty({ type: [UnitAliasResponse] })
  aliases!: readonly UnitAliasResponse[];

  @ApiProperty({ type: [String], description: '所属的组（各区等统称）' })
  groups!: readonly string[];
}

export class LeadingGroupResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '领导小组' })
  name!: string;

  @ApiProperty({ description: '其办公室' })
  officeName!: string;
}

export class NameMatchResponse {
  @ApiProperty({ enum: ['matched', 'group', 'ambiguous', 'unknown'], description: '对上一个单位、一个统称、多个单位，或没有对上；从不猜测' })
  outcome!: 'matched' | 'group' | 'ambiguous' | 'unknown';

  @ApiProperty({ type: String, nullable: true, description: '对上的单位或统称' })
  name!: string | null;

  @ApiProperty({ type: String, nullable: true, description: '按别名对上时，是哪一种别名' })
  aliasReason!: string | null;

  @ApiProperty({ type: [String], description: '没有对上或有多个时的候选，供人选择' })
  candidates!: string[];
}
