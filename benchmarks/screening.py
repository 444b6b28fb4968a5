def screen_rates(kit, texts): pass
