import { ApiProperty } from '@nestjs/swagger';
import type { UnitKind } from '../../../domain/unit/unit.js';

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
