import { ApiProperty } from '@nestjs/swagger';

export class RecipientResponse {
  @ApiProperty()
  unitId!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ description: '牵头几项' })
  leads!: number;

  @ApiProperty({ description: '配合几项' })
  cooperates!: number;

  @ApiProperty({ description: '指导几项' })
  guides!: number;

  @ApiProperty({ description: '没有登记联络员，通知不到' })
  unreachable!: boolean;
}

export class ItemWithoutLeadResponse {
  @ApiProperty()
  itemId!: string;

  @ApiProperty()
  number!: string;

  @ApiProperty()
  position!: number;

  @ApiProperty({ description: '内容开头' })
  text!: string;
}

export class OpeningDutiesResponse {
  @ApiProperty()
  kind!: string;

  @ApiProperty()
  kindTitle!: string;

  @ApiProperty()
  count!: number;

  @ApiProperty({ description: '其中没有日期的' })
  undated!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '最早的到期日' })
  firstDueOn!: string | null;
}

export class ReportingDutyPreviewResponse {
  @ApiProperty()
  title!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '第一次开始报送之日；待定日期的为空' })
  opensOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  dueOn!: string | null;
}

export class IssuePreviewResponse {
  @ApiProperty()
  planId!: string;

  @ApiProperty({ description: '方案的版本，交办时写进 If-Match："v版本"' })
  version!: number;

  @ApiProperty({ type: [RecipientResponse], description: '将收到交办的单位和项数' })
  recipients!: readonly RecipientResponse[];

  @ApiProperty({ description: '事项数' })
  items!: number;

  @ApiProperty({ type: [ItemWithoutLeadResponse], description: '没有牵头单位的事项' })
  itemsWithoutLead!: readonly ItemWithoutLeadResponse[];

  @ApiProperty({ type: [String], description: '通知不到的单位' })
  unreachableUnits!: readonly string[];

  @ApiProperty({ type: [OpeningDutiesResponse], description: '交办当天产生的应办' })
  opens!: readonly OpeningDutiesResponse[];

  @ApiProperty({ type: [ReportingDutyPreviewResponse], description: '报送要求和第一次开始之日' })
  reportingDuties!: readonly ReportingDutyPreviewResponse[];

  @ApiProperty({ type: [String], description: '现在不能交办的原因；可以交办时为空' })
  blocks!: readonly string[];
}
