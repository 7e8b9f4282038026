import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { AppConfig } from '../../../config/env.js';
import { APP_CONFIG } from '../../platform/config/app-config.js';
import { AuditModule } from '../audit/index.js';
import { CalendarModule } from '../calendar/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { type Channel, OUTLETS } from './channel.js';
import { ChannelEndpointEntity } from './channel-endpoint.entity.js';
import { ChannelEndpointsController } from './channel-endpoints.controller.js';
import { ChannelEndpointsService } from './channel-endpoints.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryEntity } from './delivery.entity.js';
import { DeliveryClaims } from './delivery-claims.js';
import { DeliverySender } from './delivery-sender.js';
import { MessageDesk } from './message-desk.js';
import { MessageEntity } from './message.entity.js';
import { DingtalkChannel } from './outlets/dingtalk-channel.js';
import { SmtpChannel } from './outlets/smtp-channel.js';
import { WebhookChannel } from './outlets/webhook-channel.js';
import { WecomChannel } from './outlets/wecom-channel.js';
import { Rerouting } from './rerouting.js';

/** The channels of this installation: a new one is a file in `outlets/` and a line here. */
function outletsOf({ smtp, webhookHosts }: AppConfig): Channel[] {
  return [...(smtp ? [new SmtpChannel(smtp)] : []), new WebhookChannel(webhookHosts), new WecomChannel(webhookHosts), new DingtalkChannel(webhookHosts)];
}

@Module({
  imports: [TypeOrmModule.forFeature([ChannelEndpointEntity, DeliveryEntity, MessageEntity]), AuditModule, CalendarModule, NotificationsModule],
  controllers: [DeliveriesController, ChannelEndpointsController],
  providers: [{ provide: OUTLETS, inject: [APP_CONFIG], useFactory: outletsOf }, MessageDesk, Rerouting, DeliveryClaims, DeliverySender, DeliveriesService, ChannelEndpointsService],
  exports: [DeliverySender, DeliveriesService],
})
export class ChannelsModule {}
