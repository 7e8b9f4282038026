import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, Matches } from 'class-validator';

const MOST = 8;
/** What answers soon and with JSON; a stream of news never ends, and a file is asked for alone. */
const ANSWERS_SOON = /^\/api\/v1\/(demo-clock|sessions\/current|inbox\/matters|plans|plans\/\d{1,19}|plans\/\d{1,19}\/(ledger-page|phases))(\?[\w=&%.-]*)?$/;

export class TogetherQuery {
  @ApiProperty({ type: String, description: `要一并读取的地址，用逗号隔开，最多 ${MOST} 个：日期、本人、待办、方案、台账页、阶段`, example: '/api/v1/sessions/current,/api/v1/plans/5' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayNotEmpty({ message: 'addresses（要读取的地址）请填用逗号隔开的地址' })
  @ArrayMaxSize(MOST, { message: `addresses（要读取的地址）最多 ${MOST} 个，其余请另行读取` })
  @ArrayUnique({ message: 'addresses（要读取的地址）有重复，请只保留一个' })
  @Matches(ANSWERS_SOON, { each: true, message: 'addresses（要读取的地址）里有不能一并读取的，请单独读取' })
  addresses: string[] = [];
}
