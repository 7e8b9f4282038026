export { SUPERVISION_POLICY, SupervisionPolicyModule } from './supervision-policy.module.js';
