import { ApiProperty } from '@nestjs/swagger';

export class CalendarFeedResponse {
  @ApiProperty({ description: '订阅地址，只在此时给出一次；凭它即可查看本单位的日程，请勿外传', example: 'https://duban.example.gov.cn/calendar-feeds/….ics' })
  url!: string;

  @ApiProperty({ description: '地址中主机名以后的部分' })
  path!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: Date;
}
