import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A visit to the city's single sign-on that has not come back yet. */
@Entity()
export class SingleSignOnRequestEntity {
  /** SHA-256 of the state that goes to the provider and back. */
  @PrimaryColumn({ type: 'text' })
  stateHash: string;

  /** SHA-256 of the value in the visitor's cookie: only the browser that began may finish. */
  @Column({ type: 'text' })
  browserHash: string;

  @Column({ type: 'text' })
  nonce: string;

  @Column({ type: 'text' })
  codeVerifier: string;

  @Column({ type: 'timestamptz' })
  expiresAt: Date;
}
