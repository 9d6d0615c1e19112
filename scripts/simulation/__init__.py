"""Ten working days of calling, simulated: what the guard has to say of three habits."""
