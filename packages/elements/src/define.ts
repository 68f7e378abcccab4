/** Registers every element under its own name. For another name or a prefix, register the classes yourself. */
import './buy-button/buy-button.define.js';
import './card-form/card-form.define.js';
import './cart-button/cart-button.define.js';
import './donation-form/donation-form.define.js';
import './manage-subscription/manage-subscription.define.js';
import './order-status/order-status.define.js';
import './product-card/product-card.define.js';
import './product-list/product-list.define.js';
import './product-price/product-price.define.js';
import './shopping-cart/shopping-cart.define.js';
