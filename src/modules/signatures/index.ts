export { SignatureRequestEntity, type SignatureSubject } from './signature-request.entity.js';
export { SignatureRequests, type UnsignedDraft } from './signature-requests.js';
export { type SignedAct, ownAct, signedDetail } from './signed-act.js';
export { type SignedCommand, SignedCommands } from './signed-commands.js';
export { SignaturesModule } from './signatures.module.js';
export { type SignatureAnswer, SignaturesService } from './signatures.service.js';
