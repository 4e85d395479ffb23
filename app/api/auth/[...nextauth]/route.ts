import { handleAuth } from '../../../_auth/handle-auth.ts';

export { handleAuth as GET, handleAuth as POST };
