import { store } from '../../store.js';

export default (request, context) => store.fetch(request, context, context);

export const config = { path: '/api/store/*' };
