import { ApiProperty } from '@nestjs/swagger';
import { AttachmentResponse } from '../../attachments/index.js';
import { ItemResponse } from './item.response.js';
import { AssignmentRequestResponse } from './request.dto.js';

export class ItemAttachmentsResponse {
  @ApiProperty({ description: '你可以看的总件数' })
  total!: number;

  @ApiProperty({ type: [AttachmentResponse], description: '最新的若干件；全部见 GET /items/{id}/attachments' })
  latest!: readonly AttachmentResponse[];
}

export class ItemRequestsResponse {
  @ApiProperty({ description: '总件数' })
  total!: number;

  @ApiProperty({ type: [AssignmentRequestResponse], description: '最新的若干件；全部见 GET /items/{id}/requests' })
  latest!: readonly AssignmentRequestResponse[];
}

export class ItemUrgeResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  unitId!: string;

  @ApiProperty({ description: '被催办的单位' })
  unit!: string;

  @ApiProperty({ enum: ['office', 'lead'], description: '办公室催办 / 牵头单位催办' })
  level!: 'office' | 'lead';

  @ApiProperty({ description: '催办的人或牵头单位' })
  urgedBy!: string;

  @ApiProperty({ description: '催办内容，没有写的为空' })
  text!: string;

  @ApiProperty({ type: String, format: 'date' })
  urgedOn!: string;
}

export class ItemUrgesResponse {
  @ApiProperty({ description: '你可以看的总次数' })
  total!: number;

  @ApiProperty({ type: [ItemUrgeResponse], description: '最近的若干次；全部见 GET /items/{id}/urges' })
  latest!: readonly ItemUrgeResponse[];
}

export class ItemPageResponse extends ItemResponse {
  @ApiProperty({ type: ItemAttachmentsResponse, description: '各项责任和督办单上的附件，只列你可以看的' })
  attachments!: ItemAttachmentsResponse;

  @ApiProperty({ type: ItemRequestsResponse, description: '退办和延期申请及答复；单位账号只看本单位' })
  requests!: ItemRequestsResponse;

  @ApiProperty({ type: ItemUrgesResponse, description: '催办；牵头单位看全部，其他单位只看对本单位的' })
  urges!: ItemUrgesResponse;
}
