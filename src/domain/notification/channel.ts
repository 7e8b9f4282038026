/** Ways out of the house besides the inbox; all optional. */
export const CHANNEL_TITLES = {
  email: '电子邮件',
  webhook: 'Webhook',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
} as const;

export type ChannelCode = keyof typeof CHANNEL_TITLES;

export const CHANNELS = Object.keys(CHANNEL_TITLES) as readonly ChannelCode[];

/** Channels that reach a unit or an office at an address registered for it, instead of a person. */
export type EndpointChannel = Exclude<ChannelCode, 'email'>;

export const ENDPOINT_CHANNELS = CHANNELS.filter((code): code is EndpointChannel => code !== 'email');

/** queued → sending → sent, or retry and again, or failed for good; cancelled when nobody needs it any more. */
export const DELIVERY_STATE_TITLES = { queued: '待发送', sending: '发送中', sent: '已发送', retry: '待重试', failed: '发送失败', cancelled: '已取消' } as const;

export type DeliveryState = keyof typeof DELIVERY_STATE_TITLES;

export const DELIVERY_STATES = Object.keys(DELIVERY_STATE_TITLES) as readonly DeliveryState[];
