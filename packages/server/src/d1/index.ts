export { d1, type D1Binding, type D1Statement } from './d1.js';
