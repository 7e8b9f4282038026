import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { EndpointChannel } from '../../domain/notification/channel.js';
import { LeadingGroupEntity, UnitEntity } from '../units/index.js';

/** Where a unit or an office is reached by a robot or webhook. */
@Entity()
@Index('ix_channel_endpoint_unit', ['unitId'], { where: 'active' })
@Index('ix_channel_endpoint_office', ['leadingGroupId'], { where: 'active' })
@Check('ck_channel_endpoint_owner', `(unit_id is null) <> (leading_group_id is null)`)
export class ChannelEndpointEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id: string;

  @Column({ type: 'text' })
  channel: EndpointChannel;

  @Column({ type: 'bigint', nullable: true })
  unitId: string | null;

  @ManyToOne(() => UnitEntity, { nullable: true })
  @JoinColumn()
  unit: Relation<UnitEntity> | null;

  @Column({ type: 'bigint', nullable: true })
  leadingGroupId: string | null;

  @ManyToOne(() => LeadingGroupEntity, { nullable: true })
  @JoinColumn()
  leadingGroup: Relation<LeadingGroupEntity> | null;

  @Column({ type: 'text' })
  url: string;

  /** Key its requests are signed with; '' for a robot without one. */
  @Column({ type: 'text', default: '' })
  secret: string;

  @Column({ type: 'boolean', default: true })
  active: boolean;
}
