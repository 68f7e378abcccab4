/** Somebody in a wallet, with an address. */
export interface WalletContact {
  name: string;
  address: {
    line1: string;
    line2: string | null;
    city: string;
    state: string;
    postal_code: string;
    country: string;
  };
}

/** E-mail address and telephone of the wallet's owner. */
export const owner = {
  name: 'Jenny Rosen',
  email: 'jenny.rosen@example.com',
  phone: '+15555550100',
};

/** Addresses that are saved in the wallet; the first is chosen at first. */
export const addresses: readonly WalletContact[] = [
  ['510 Townsend St', 'San Francisco', 'CA', '94103', 'US'],
  ['Torstraße 1', 'Berlin', '', '10119', 'DE'],
  ['1 Grand Canal Street Lower', 'Dublin', 'County Dublin', 'D02 H210', 'IE'],
  ['3-1-1 Marunouchi', 'Chiyoda-ku', 'Tokyo', '100-0005', 'JP'],
].map(([line1 = '', city = '', state = '', postal_code = '', country = '']) => ({
  name: owner.name,
  address: { line1, line2: null, city, state, postal_code, country },
}));
