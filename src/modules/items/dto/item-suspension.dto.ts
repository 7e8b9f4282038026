import { ApiProperty } from '@nestjs/swagger';
import { itemMachine, type ItemState } from '../../../domain/item/item.machine.js';
import { IsProse } from '../../../platform/http/is-prose.decorator.js';
import { RefusedCommandResponse } from '../../../platform/http/refused-command.response.js';

export class SuspendItemRequest {
  @ApiProperty({ description: '中止原因', maxLength: 1000 })
  @IsProse('reason（中止原因）')
  reason!: string;
}

export class ItemSuspensionResponse {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ type: String, format: 'date' })
  suspendedOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: '恢复之日；仍在中止时为空' })
  resumedOn!: string | null;
}

export class ItemAnswerResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  version!: number;

  @ApiProperty({ enum: itemMachine.states })
  status!: ItemState;

  @ApiProperty({ type: [String] })
  allowed!: readonly string[];

  @ApiProperty({ type: [RefusedCommandResponse], description: '这个角色可以做、但现在不能做的事，附原因' })
  refused!: readonly RefusedCommandResponse[];
}
